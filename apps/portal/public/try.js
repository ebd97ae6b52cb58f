/*
 * Starts Swagger UI: same origin, credentials filled in, in the order of the document.
 */

const served = location.protocol.startsWith("http");
const contract = JSON.parse(document.getElementById("document").textContent);
contract.servers = [{ url: served ? location.origin : "http://127.0.0.1:4010", description: "The mock" }];
document.getElementById("elsewhere").hidden = served;

const ui = SwaggerUIBundle({
  spec: contract,
  domNode: document.getElementById("swagger-ui"),
  deepLinking: false,
  validatorUrl: null,
  tryItOutEnabled: true,
  docExpansion: "list",
  onComplete() {
    for (const [name, scheme] of Object.entries(contract.components.securitySchemes ?? {})) {
      // A page cannot put a cookie into a request, but it can have one.
      // biome-ignore lint/suspicious/noDocumentCookie: not every browser has the Cookie Store
      if (scheme.in === "cookie") document.cookie = `${scheme.name}=any-session; path=/; SameSite=Strict`;
      else ui.preauthorizeApiKey(name, "any-token");
    }
    // The link of the first page names an operation.
    const wanted = decodeURIComponent(location.hash.slice(1));
    const block = [...document.querySelectorAll(".opblock")].find(({ id }) => id.endsWith(`-${wanted}`));
    if (wanted === "" || block === undefined) return;
    block.querySelector("button.opblock-summary-control")?.click();
    block.scrollIntoView();
  },
});

/*
 * Starts Swagger UI: same origin, credentials filled in, in the order of the document.
 */

const served = location.protocol.startsWith("http");
const contract = JSON.parse(document.getElementById("document").textContent);
contract.servers = [{ url: served ? location.origin : "http://127.0.0.1:4010", description: "The mock" }];
// Swagger UI warns of every dialect but its own, and shows the same.
delete contract.jsonSchemaDialect;
document.getElementById("elsewhere").hidden = served;
document.getElementById("commands").hidden = !served;

// Other pages link to an operation by its name alone, which a browser may have percent-encoded.
const named = decoded(location.hash);
for (const item of Object.values(contract.paths ?? {}))
  for (const { operationId, tags } of Object.values(item))
    if (named === `#${operationId}`)
      location.replace(`#/${encodeURIComponent(tags?.[0] ?? "default")}/${operationId}`);

const ui = SwaggerUIBundle({
  spec: contract,
  domNode: document.getElementById("swagger-ui"),
  deepLinking: true,
  validatorUrl: null,
  tryItOutEnabled: true,
  docExpansion: "list",
  defaultModelsExpandDepth: -1,
  onComplete() {
    for (const [name, scheme] of Object.entries(contract.components?.securitySchemes ?? {})) {
      // A page cannot put a cookie into a request, but it can have one.
      // biome-ignore lint/suspicious/noDocumentCookie: not every browser has the Cookie Store
      if (scheme.in === "cookie") document.cookie = `${scheme.name}=any-session; path=/; SameSite=Strict`;
      else ui.preauthorizeApiKey(name, "any-token");
    }
  },
});

/** A text as it is read; where it is not encoded, the text itself. */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

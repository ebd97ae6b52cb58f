/**
 * What a newcomer needs: the operations with a command each, and the accounts. It is printed at the start and served
 * at `/`.
 */
import { DEMO_ACCOUNTS, type DemoAccount } from "./accounts/demo-accounts.ts";
import { type ContractOperation, contractOperations } from "./contract/contract-operations.ts";

/** The text, for a sandbox that is reached at `origin`. */
export function overview(origin: string): string {
  const accounts = Object.values(DEMO_ACCOUNTS).map(describe);
  const commands = contractOperations.map(
    (operation) => `${operation.summary}:\n\n${curl(operation, origin)}`,
  );
  return `${["Accounts, whose tokens are public:", ...accounts, ...commands, UPLOAD].join("\n\n")}\n`;
}

/** What follows after the images, which no operation of the contract shows. */
const UPLOAD = `Put a file to the presignedUrl of an image; the next update of the anomaly shows it:

  curl -X PUT -H 'Content-Type: image/jpeg' --data-binary @example.jpg '<presignedUrl>'`;

function describe({ name, says, tokens }: DemoAccount): string {
  return [
    `  ${name}: ${says}`,
    `    Authorization: Bearer ${tokens.access}`,
    `    X-Session-Token: ${tokens.sessionToken}`,
    `    Cookie: session=${tokens.session}`,
  ].join("\n");
}

/** The command that sends the request of the documentation page, with the account that may do everything. */
export function curl(operation: ContractOperation, origin: string): string {
  const { tokens } = DEMO_ACCOUNTS.full;
  const headers = operation.security.map((scheme) => {
    if (scheme === "bearerAuth") return `Authorization: Bearer ${tokens.access}`;
    return scheme === "sessionToken"
      ? `X-Session-Token: ${tokens.sessionToken}`
      : `Cookie: session=${tokens.session}`;
  });
  const path = operation.parameters
    .filter((parameter) => parameter.in === "path")
    .reduce((filled, { name, example }) => filled.replace(`{${name}}`, String(example)), operation.path);
  // One value of a list, to show how it is asked for.
  const list = operation.parameters.some(({ kind }) => kind === "list") ? "?extend=anomaly-by-site-it" : "";
  const body = operation.exampleBody === undefined ? [] : [`-d '${JSON.stringify(operation.exampleBody)}'`];
  if (body.length > 0) headers.push("Content-Type: application/json");
  return [
    `curl -X ${operation.method} '${origin}${path}${list}'`,
    ...headers.map((header) => `-H '${header}'`),
    ...body,
  ].join(" \\\n  ");
}

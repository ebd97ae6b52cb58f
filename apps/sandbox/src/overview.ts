/**
 * What a newcomer needs: the operations with a command each, and the accounts. It is printed at the start and served
 * at `/`.
 */
import { answersOf } from "@facility-contracts/model/answer";
import { jsonContentIn } from "@facility-contracts/model/content";
import { examplesOf } from "@facility-contracts/model/example";
import { memberIn } from "@facility-contracts/model/json";
import { extendParameterOf, markedIn } from "@facility-contracts/model/markers";
import type { Operation } from "@facility-contracts/model/operation";
import { textAt } from "@facility-contracts/model/place";
import { type BodyValue, baseRequestOf } from "@facility-contracts/model/request";
import { writtenRequest } from "@facility-contracts/model/written";
import { curlCommand } from "@facility-contracts/serving/curl";
import {
  DEMO_ACCOUNTS,
  type DemoAccount,
  demoAccountsOf,
  demoHeadersOf,
  demoSecretsOf,
} from "./accounts/demo-accounts.ts";
import { isServed, type OpenApi, type ServedApi, unservedNotes } from "./served-apis.ts";

/** The text, for a sandbox that is reached at `origin`. */
export function overview(apis: readonly OpenApi[], origin: string): string {
  const served = apis.filter(isServed);
  const commands = served.flatMap((api) =>
    api.operations.map((operation) => `${titleOf(operation)}:\n\n${curl(api, operation, origin)}`),
  );
  return `${[
    ...unservedNotes(apis),
    "Accounts, whose tokens are public:",
    ...demoAccountsOf(served).map((account) => describe(account, served)),
    ...commands,
    ...served.flatMap((api) => api.operations.flatMap((operation) => uploadOf(api, operation, origin))),
  ].join("\n\n")}\n`;
}

function titleOf({ name, place }: Operation): string {
  return textAt(place, "summary") ?? name;
}

function describe(account: DemoAccount, apis: readonly ServedApi[]): string {
  const headers = demoHeadersOf(apis, account).map(({ name, value }) => `    ${name}: ${value}`);
  return [`  ${account.name}: ${account.says}`, ...new Set(headers)].join("\n");
}

/** What follows after an answer with presigned URLs: a file for the first, of zeros and of the announced size. */
function uploadOf(api: ServedApi, operation: Operation, origin: string): readonly string[] {
  const schemas = answersOf(operation).map(({ contents }) => jsonContentIn(contents)?.schema);
  const marked = schemas.flatMap((schema) => (schema ? markedIn(schema, "x-presigned-url") : []));
  const field = marked.find(({ value }) => value === "put")?.steps.at(-1);
  const base = baseRequestOf(operation);
  if (operation.method === "head" || field?.kind !== "field" || base.kind !== "request") return [];
  const announced = announcedIn(base.body);
  return [
    `${titleOf(operation)}, and then put the file of the first ${field.name}:`,
    [
      `url=$(${curl(api, operation, origin).replace("curl", "curl -s")} |\n  grep -o '"${field.name}":"[^"]*"' | head -n 1 | cut -d '"' -f 4)`,
      `head -c ${announced.size} /dev/zero | curl -X PUT -H 'Content-Type: ${announced.type}' --data-binary @- "$url"`,
    ].join("\n"),
  ];
}

/** What the first file of a body is announced as, by the fields that carry `x-file`. */
function announcedIn(body: BodyValue | undefined): { readonly type: string; readonly size: string } {
  const fields = body?.content.schema ? markedIn(body.content.schema, "x-file") : [];
  const announcedAs = (kinds: readonly string[], otherwise: string) => {
    const steps = fields.find(({ value }) => kinds.includes(value))?.steps;
    const found = steps?.reduce<unknown>(
      (value, step) => memberIn(value, step.kind === "field" ? step.name : "0"),
      body?.value,
    );
    return found === undefined ? otherwise : String(found);
  };
  return {
    type: announcedAs(["media-type"], "application/octet-stream"),
    size: announcedAs(["megabytes", "bytes"], "1"),
  };
}

/** The command that sends a request, with the account that may do everything: the documented one, where there is one. */
function curl(api: ServedApi, operation: Operation, origin: string): string {
  const base = baseRequestOf(operation);
  const extend = extendParameterOf(operation);
  // To show how it is asked for.
  const [asked] = extend === undefined ? [] : examplesOf(extend.place);
  const added =
    extend === undefined || asked === undefined ? [] : [{ parameter: extend, value: asked.value }];
  const request =
    base.kind === "request"
      ? writtenRequest(
          operation,
          { ...base, parameters: [...base.parameters, ...added] },
          demoSecretsOf(api, DEMO_ACCOUNTS.full),
        )
      : undefined;
  if (request === undefined) return "(the contract shows no request)";
  const { target: path, headers, ...sent } = request;
  const byName = Object.fromEntries(headers.map(({ name, value }) => [name, value]));
  return curlCommand(origin, { ...sent, path, headers: byName });
}

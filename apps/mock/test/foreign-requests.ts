import { invalidRequestOf } from "@facility-contracts/model/invalid-request";
import type { Operation } from "@facility-contracts/model/operation";
import { type BaseRequest, baseRequestOf } from "@facility-contracts/model/request";
import { writtenRequest } from "@facility-contracts/model/written";
import type { SentRequest } from "./seen-answer.ts";

/** A request, and in what it differs from a valid one. */
export interface ForeignRequest extends SentRequest {
  readonly variant: string;
}

/** One valid request of an operation of any contract and some that are not, or why there is none. */
export function foreignRequestsOf(
  operation: Operation,
): readonly ForeignRequest[] | { readonly reason: string } {
  const [base, invalid] = [baseRequestOf(operation), invalidRequestOf(operation)];
  if (base.kind !== "request") return { reason: base.flaws.map(({ cause }) => cause).join("; ") };
  const valid = sent(operation, base);
  const { authorization: _, cookie: __, ...others } = valid.headers;
  const type = (name: string) => ({ ...valid.headers, "content-type": name });
  const [path = ""] = valid.path.split("?");
  const broken = operation.path.replaceAll(/{[^{}]+}/g, "not%20a%20number");
  return [
    { variant: "valid", ...valid },
    ...(invalid.kind === "request" ? [{ variant: "invalid", ...sent(operation, invalid) }] : []),
    { variant: "without credentials", ...valid, headers: others },
    { variant: "bare", ...valid, path, headers: {}, body: undefined },
    { variant: "a text", ...valid, headers: type("text/plain"), body: "text" },
    { variant: "a list", ...valid, path: broken, headers: type("application/json"), body: "[1]" },
    { variant: "for a text", ...valid, headers: { ...valid.headers, accept: "text/plain" } },
    { variant: "for a 302", ...valid, headers: { ...valid.headers, prefer: "code=302" } },
  ];
}

/** A body that the model does not write is a text of its media type. */
function sent(operation: Operation, base: Pick<BaseRequest, "parameters" | "body">) {
  const written =
    writtenRequest(operation, base, () => "secret") ??
    writtenRequest(operation, { ...base, body: undefined }, () => "secret");
  if (written === undefined) throw new Error(`${operation.name} cannot be written`);
  const { method, target: path, headers, body } = written;
  const named = Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value]));
  const isUnwritten = base.body !== undefined && body === undefined;
  return {
    method,
    path,
    headers: isUnwritten ? { ...named, "content-type": base.body.content.name } : named,
    body: isUnwritten ? "text" : body,
  };
}

/**
 * Headers with credentials, right and wrong.
 */
import type { Operation } from "@facility-contracts/contract/frozen/operations";
import type { WireRequest } from "@facility-contracts/provider/wire";
import { TOKENS } from "./mutation-provider.ts";

export type Headers = WireRequest["headers"];

export function credentials({ api }: Operation, first: string, second = first): Headers {
  if (api === "tickets") return [["Cookie", `session=${first}`]];
  return [
    ["Authorization", `Bearer ${first}`],
    ["X-Session-Token", second],
  ];
}

/** Every way to send credentials that a mutant may treat otherwise. */
export function securityHeaders(operation: Operation): Headers[] {
  const { valid, expired, visitor } = TOKENS;
  const tokens = ["", "wrong", expired, visitor];
  const lower = (headers: Headers): Headers => headers.map(([name, value]) => [name.toLowerCase(), value]);
  const all: Headers[] = [
    [],
    lower(credentials(operation, valid)),
    ...tokens.map((token) => credentials(operation, token)),
  ];
  if (operation.api === "tickets") {
    const cookies = ["Session=valid", "mysession=valid", "a=b; session=valid", "session=valid; a=b", "a=b"];
    return [...all, ...cookies.map((cookie): Headers => [["Cookie", cookie]])];
  }
  const session = ["X-Session-Token", valid] as const;
  const authorizations = ["bearer valid", "BEARER valid", "valid", "Basic valid", "Basic wrong"];
  return [
    ...all,
    ...tokens.flatMap((token) => [
      credentials(operation, token, valid),
      credentials(operation, valid, token),
    ]),
    [session],
    [["Authorization", "Bearer valid"]],
    [["authorization", "Bearer valid"], session],
    [
      ["Authorization", "Bearer valid"],
      ["x-session-token", valid],
    ],
    ...authorizations.map((value): Headers => [["Authorization", value], session]),
  ];
}

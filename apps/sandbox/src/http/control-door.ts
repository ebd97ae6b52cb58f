/**
 * Who may use `/__sandbox`, which empties everything and asks for no account: no page of another origin, whatever name it
 * gave this server, and where there is a token only who has it.
 */
import { timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { isOwnHost } from "@facility-contracts/serving/own-host";
import { hashOf } from "../accounts/accounts.ts";

export interface DoorSettings {
  /** The hosts that the server is called by, beside `localhost` and addresses. */
  readonly hosts: readonly string[];
  readonly token: string | undefined;
}

interface DoorRefusal {
  readonly status: 401 | 403;
  readonly message: string;
}

/** Makes a door: what it gives for a request is why it may not, or undefined. */
export function createDoor({
  hosts,
  token,
}: DoorSettings): (headers: IncomingHttpHeaders) => DoorRefusal | undefined {
  const known = new Set(hosts.map((host) => host.toLowerCase()));
  const secret = token === undefined ? undefined : Buffer.from(hashOf(token));
  return ({ host = "", origin, authorization = "", "sec-fetch-site": site = "none" }) => {
    if (!isOwnHost(host, (name) => known.has(name)))
      return { status: 403, message: `The host '${host}' is not ours. --public-url makes its name known` };
    const isOwn = origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
    if (!isOwn || (site !== "none" && site !== "same-origin"))
      return { status: 403, message: "Pages of another origin may not use this" };
    const given = /^Bearer +(.+)$/i.exec(authorization)?.[1] ?? "";
    if (secret !== undefined && !timingSafeEqual(Buffer.from(hashOf(given)), secret))
      return { status: 401, message: "The token that the start of the sandbox names is missing or wrong" };
    return undefined;
  };
}

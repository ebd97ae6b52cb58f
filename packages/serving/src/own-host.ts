import { isIP } from "node:net";

/**
 * Whether a request calls a server by what names nobody else: an address, `localhost`, or a name that is known to be its own.
 * Any other may have been made by a page that leads it here (DNS rebinding), to be of our origin.
 */
export function isOwnHost(host: string, isKnown: (name: string) => boolean): boolean {
  const name = URL.parse(`http://${host}`)?.hostname ?? "";
  return name === "localhost" || isIP(name.replace(/^\[(.*)\]$/, "$1")) !== 0 || isKnown(name);
}

/**
 * The address of a provider.
 */

/** What is wrong with an address, as words behind its name; undefined for one that requests can go to as it is. */
export function addressFault(address: string): string | undefined {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol))
    return "must be an address that begins with http:// or https://";
  if (url.username !== "" || url.password !== "")
    return "must be an address without a user and a password in it";
  if (url.search !== "" || url.hash !== "")
    return "must be an address without a query and a fragment: no request would have them";
  return undefined;
}

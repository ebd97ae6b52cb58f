/**
 * Reads and edits requests: their operation, headers, path and query.
 */

import type { OperationPlace } from "@facility-contracts/provider/foreign/place";
import type { WireRequest } from "@facility-contracts/provider/wire";

/** Whether a request is one of an operation; the identifier in its path may be empty or not valid. */
export function requestOf({ method, path }: OperationPlace): (request: WireRequest) => boolean {
  const pattern = new RegExp(
    `^${path.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{[^}]+\}/g, "[^/?]*")}(\\?.*)?$`,
  );
  return (request) => request.method === method.toUpperCase() && pattern.test(request.target);
}

/** The value of the first header with a name, in any letter case. */
export function headerOf(request: WireRequest, name: string): string | undefined {
  return request.headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

/** The request with one header of this name, or with none. */
export function withHeader(request: WireRequest, name: string, value: string | undefined): WireRequest {
  const headers = request.headers.filter(([key]) => key.toLowerCase() !== name.toLowerCase());
  return { ...request, headers: value === undefined ? headers : [...headers, [name, value]] };
}

/** The identifier in the path, decoded; as it stands there when it cannot be. */
export function identifierOf({ path }: OperationPlace, target: string): string {
  const text = segmentsOf(target)[indexOfIdentifier(path)] ?? "";
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The request with another identifier in its path. */
export function withIdentifier({ path }: OperationPlace, request: WireRequest, text: string): WireRequest {
  const segments = segmentsOf(request.target);
  segments[indexOfIdentifier(path)] = encodeURIComponent(text);
  return { ...request, target: segments.join("/") + queryOf(request.target) };
}

function indexOfIdentifier(path: string): number {
  return path.split("/").findIndex((segment) => segment.startsWith("{"));
}

function segmentsOf(target: string): string[] {
  return target.replace(/\?.*$/s, "").split("/");
}

function queryOf(target: string): string {
  const start = target.indexOf("?");
  return start < 0 ? "" : target.slice(start);
}

/** The values of a query parameter, decoded, in their order. */
export function queryValues(target: string, name: string): string[] {
  return new URLSearchParams(queryOf(target)).getAll(name);
}

/** The request with other values of a query parameter. */
export function withQueryValues(request: WireRequest, name: string, values: readonly string[]): WireRequest {
  const query = new URLSearchParams(queryOf(request.target));
  query.delete(name);
  for (const value of values) query.append(name, value);
  const text = query.size > 0 ? `?${query}` : "";
  return { ...request, target: request.target.replace(/\?.*$/s, "") + text };
}

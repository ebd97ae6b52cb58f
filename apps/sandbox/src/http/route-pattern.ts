/**
 * The paths of the contract as Fastify writes them.
 */
import { ContractError } from "@facility-contracts/model/contract";
import type { Operation } from "@facility-contracts/model/operation";
import { whereIs } from "@facility-contracts/model/place";

/** A path: its parameters have numbers, as Fastify allows fewer characters in their names. */
interface RoutePattern {
  /** `/api/v1/tickets/:p0`. Two paths that differ only in the names of their parameters have one. */
  readonly url: string;
  /** The names of the parameters, by their numbers. */
  readonly names: readonly string[];
}

/**
 * The pattern of an operation.
 *
 * @throws ContractError for a path in which Fastify would read an asterisk as anything.
 */
export function routePatternOf({ path, place }: Pick<Operation, "path" | "place">): RoutePattern {
  if (path.includes("*"))
    throw new ContractError(`${whereIs(place)}: the sandbox cannot serve a path with an asterisk: ${path}`);
  const names: string[] = [];
  const url = path
    .split("/")
    .map((segment) => {
      const isWhole = /^\{[^{}]*\}$/.test(segment);
      return segment.replaceAll(":", "::").replaceAll(/\{([^{}]*)\}/g, (_, name: string) => {
        const parameter = `:p${names.length}`;
        // Colons in names were doubled, too.
        names.push(name.replaceAll("::", ":"));
        // Beside other characters it must be told where a parameter ends.
        return isWhole ? parameter : `${parameter}(^[^/]+)`;
      });
    })
    .join("/");
  return { url, names };
}

import type { Operation } from "./operation.ts";
import { pathParameters } from "./parameters.ts";

/** Before the status, in an identifier that is a UUID. */
const UUID_START = "00000000-0000-4000-8000-000000000";

const STATUS_IN_ID = new RegExp(`^(?:${UUID_START})?([45]\\d\\d)$`);

/**
 * Makes the reader of a status that is asked for with an identifier, for clients that cannot set a header: `404`, or a
 * UUID that ends in it and is zero before. It has to be one that the operation documents.
 */
export function statusInId(operation: Operation): (segments: readonly string[]) => number | undefined {
  const documented = new Set(operation.responses.map(({ code }) => code));
  const places = pathParameters(operation).map(({ index }) => index);
  return (segments) => {
    for (const place of places) {
      const [, status = ""] = STATUS_IN_ID.exec(segments[place] ?? "") ?? [];
      if (documented.has(status)) return Number(status);
    }
    return undefined;
  };
}

/** The path of an operation whose identifier asks for a status. */
export function pathForStatus(operation: Operation, status: string): string {
  const schemas = new Map(operation.request?.path?.map(({ name, schema }) => [name, schema]));
  return operation.path.replaceAll(/{(.+?)}/g, (_, name: string) =>
    schemas.get(name)?.type === "integer" ? status : UUID_START + status,
  );
}

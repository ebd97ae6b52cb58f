import type { IHttpRequest } from "@stoplight/prism-http";
import { validateInput } from "@stoplight/prism-http/dist/validator/index.js";
import type { Operation } from "./operation.ts";

/*
 * Prism throws where it reads lists and objects: for those that are left out of the headers, for several values in a path,
 * and for any object between spaces or pipes. That is no fault of the request, so such a parameter is not looked into.
 */

const PARTS = ["headers", "query", "path"] as const;

/** The operation without what Prism throws at; `undefined` where the request is at fault, or its parameters are not. */
export function withoutUnreadable(operation: Operation, element: IHttpRequest): Operation | undefined {
  let isChanged = false;
  const loosened = PARTS.map((part) => {
    const specs = (operation.request?.[part] ?? []).map((spec) => {
      if (!throwsAt({ ...operation, request: { [part]: [spec] } }, element)) return spec;
      isChanged = true;
      const { schema: _, style: __, ...named } = spec;
      return named;
    });
    return [part, specs] as const;
  });
  return isChanged
    ? { ...operation, request: { ...operation.request, ...Object.fromEntries(loosened) } }
    : undefined;
}

/** Whether Prism throws at the one parameter of an operation, though nothing is wrong with the request. */
function throwsAt(operation: Operation, element: IHttpRequest): boolean {
  try {
    validateInput({ resource: operation, element });
    return false;
  } catch (error) {
    // Other errors say what is wrong with the value, but for one, which says it of every value.
    return error instanceof TypeError || /only applicable to array/.test(String(error));
  }
}

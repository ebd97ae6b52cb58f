import { type WrittenAnswer, writeText } from "../answers/answer.ts";
import type { RequestHead } from "../http/request.ts";
import type { Prepared } from "../prepared.ts";
import { homePage } from "./home-page.ts";
import { COMMANDS_PATH, HEALTH_PATH, openapiPath } from "./paths.ts";

/**
 * Answers what the mock serves beside the APIs: the health check, the OpenAPI documents, and a page that says what there
 * is to call, on the host that the client used; with `home` that page is the first one, too.
 */
export function pageAt(
  { path, headers }: RequestHead,
  prepared: Prepared,
  { home }: { home: boolean },
): WrittenAnswer | undefined {
  if (path === HEALTH_PATH) return writeText("application/json", JSON.stringify({ status: "ok" }));
  if (path === COMMANDS_PATH || (path === "/" && home)) {
    return writeText("text/html; charset=utf-8", homePage(prepared, `http://${headers.host ?? "127.0.0.1"}`));
  }
  const api = prepared.apis.find(({ name }) => path === openapiPath(name));
  return api && writeText("application/json", api.document);
}

import { type WrittenAnswer, writeText } from "../answers/answer.ts";
import type { RequestHead } from "../http/request.ts";
import type { Prepared } from "../prepared.ts";
import { homePage } from "./home-page.ts";
import { COMMANDS_PATH, HEALTH_PATH, openapiPath } from "./paths.ts";

/** Answers a request for what the mock serves beside the APIs, `undefined` for one of anything else. */
export type Pages = (head: RequestHead) => WrittenAnswer | undefined;

/**
 * Makes what the mock serves beside the APIs: the health check, the OpenAPI documents, and a page that says what there is to
 * call, on the host that the client used; with `home` that page is the first one, too.
 */
export function createPages(prepared: Prepared, { home }: { home: boolean }): Pages {
  const pages = new Map([
    [HEALTH_PATH, writeText("application/json", JSON.stringify({ status: "ok" }))],
    ...prepared.apis.map(
      ({ name, document }) => [openapiPath(name), writeText("application/json", document)] as const,
    ),
  ]);
  // It can be as large as the documents, and nearly always the host is the same.
  let commands = commandsOn("");

  return ({ path, headers: { host = "127.0.0.1" } }) => {
    if (path !== COMMANDS_PATH && (path !== "/" || !home)) return pages.get(path);
    if (commands.host !== host) commands = commandsOn(host);
    return commands.page;
  };

  function commandsOn(host: string): { readonly host: string; readonly page: WrittenAnswer | undefined } {
    if (host === "") return { host, page: undefined };
    return { host, page: writeText("text/html; charset=utf-8", homePage(prepared, `http://${host}`)) };
  }
}

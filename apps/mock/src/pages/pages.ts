import { onceFor } from "@facility-contracts/model/once";
import { type WrittenAnswer, writeText } from "../answers/answer.ts";
import type { RequestHead } from "../http/request.ts";
import type { Prepared } from "../prepared.ts";
import { homePage } from "./home-page.ts";
import { COMMANDS_PATH, HEALTH_PATH, openapiPath } from "./paths.ts";

/** Answers a request for what the mock serves beside the APIs, `undefined` for one of anything else. */
export type Pages = (head: RequestHead) => WrittenAnswer | Promise<WrittenAnswer> | undefined;

/**
 * Makes what the mock serves beside the APIs: the health check, the OpenAPI documents, and a page that says what there is to
 * call, on the host that the client used; with `home` that page is the first one, too. Documents that are watched may be others
 * at each request.
 */
export function createPages(prepared: Prepared, { home }: { home: boolean }): Pages {
  const madeOf = onceFor(pagesOf);
  return ({ path, headers: { host = "127.0.0.1" } }) => {
    const made = madeOf(prepared.apis);
    if (path !== COMMANDS_PATH && (path !== "/" || !home)) return made.texts.get(path);
    // It can be as large as the documents, and nearly always the host is the same.
    if (made.commands?.host !== host) made.commands = { host, page: commandsOn(host) };
    return made.commands.page;
  };

  async function commandsOn(host: string): Promise<WrittenAnswer> {
    return writeText("text/html; charset=utf-8", await homePage(prepared, `http://${host}`));
  }
}

/** The pages of some APIs, each written once. */
interface Made {
  readonly texts: ReadonlyMap<string, WrittenAnswer>;
  commands?: { readonly host: string; readonly page: Promise<WrittenAnswer> };
}

function pagesOf(apis: Prepared["apis"]): Made {
  const documents = apis.map(
    ({ name, document }) => [openapiPath(name), writeText("application/json", document)] as const,
  );
  const health = writeText("application/json", JSON.stringify({ status: "ok" }));
  return { texts: new Map([[HEALTH_PATH, health], ...documents]) };
}

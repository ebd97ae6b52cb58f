/** Where the mock says that it is up. */
export const HEALTH_PATH = "/healthz";

/** Where every operation has a command to paste; without a site the first page is the same. */
export const COMMANDS_PATH = "/commands";

/** Where the mock tells what was sent to it. */
export const JOURNAL_PATH = "/__mock/requests";

/** Where the OpenAPI document of an API is. */
export function openapiPath(api: string): string {
  return `/openapi/${api}.json`;
}

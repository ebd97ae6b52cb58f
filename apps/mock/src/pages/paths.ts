/** Where the mock says that it is up. */
export const HEALTH_PATH = "/healthz";

/** Where the OpenAPI document of an API is. */
export function openapiPath(api: string): string {
  return `/openapi/${api}.json`;
}

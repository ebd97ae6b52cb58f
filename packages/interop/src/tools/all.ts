/**
 * The tools that the gate knows.
 */
import { heyApiTypes, heyApiZod } from "./hey-api.ts";
import { openapiTypescript } from "./openapi-typescript.ts";
import { openapiZodClient } from "./openapi-zod-client.ts";
import { orvalTypes, orvalZod } from "./orval.ts";
import { postman } from "./postman.ts";
import { spectral } from "./spectral.ts";
import { swaggerClient } from "./swagger-client.ts";
import type { Tool } from "./tool.ts";

export const TOOLS: readonly Tool[] = [
  heyApiTypes,
  heyApiZod,
  orvalTypes,
  orvalZod,
  openapiTypescript,
  openapiZodClient,
  postman,
  swaggerClient,
  spectral,
];

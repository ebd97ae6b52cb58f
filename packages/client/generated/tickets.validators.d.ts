// Generated from openapi/ by `npm run generate`. Do not edit.

import type { Validators } from "../src/facade.ts";

declare const validators: Validators;
export default validators;

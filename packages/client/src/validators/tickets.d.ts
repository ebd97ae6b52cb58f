import type { Validators } from "./validators.ts";

declare const validators: Validators;
export default validators;

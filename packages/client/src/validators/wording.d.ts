import type { Validator } from "./validators.ts";

type ValidationError = NonNullable<Validator["errors"]>[number];

/** What an error says, in the words of all the tools of this repository. */
export declare function wordingOf(error: ValidationError): string;

/**
 * What `build/` compiles from the contract of an API: one function a call (`updateTicket`) and one a documented body of an answer
 * (`updateTicket_200_application/json`).
 */
export type Validators = Readonly<Record<string, Validator>>;

/** The part of ajv's `ValidateFunction` that is used. The types of ajv stay out of the package. */
export interface Validator {
  (value: unknown): boolean;
  readonly errors?:
    | readonly {
        readonly instancePath: string;
        readonly keyword: string;
        readonly message?: string;
        readonly params: Readonly<Record<string, unknown>>;
      }[]
    | null;
}

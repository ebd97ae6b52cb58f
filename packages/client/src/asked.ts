/**
 * What a call asks for with a parameter.
 */

/** The values of a parameter in the type of a call: `"summary"` for `{ extend: ["summary"] }`; never without it. */
export type Asked<Call, Parameter extends string, Values> = Call extends {
  readonly [Name in Parameter]: infer Given;
}
  ? Extract<Given extends readonly (infer Value)[] ? Value : Given, Values>
  : never;

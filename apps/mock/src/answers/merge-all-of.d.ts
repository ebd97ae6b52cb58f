declare module "@stoplight/json-schema-merge-allof" {
  /** A schema that says the same without `allOf`, or an error where nothing is allowed. */
  export default function mergeAllOf<S extends object>(
    schema: S,
    options: { readonly deep: boolean; readonly ignoreAdditionalProperties: boolean },
  ): S;
}

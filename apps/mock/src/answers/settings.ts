/** How the mock answers. */
export interface Settings {
  /** Whether every answer is made up from its schema, unless the request prefers otherwise. */
  readonly dynamic: boolean;
  /** Two mocks with one seed make up the same answers to the same requests. Without one, `dynamic` has one of its own. */
  readonly seed: string | undefined;
  /** Whether an answer that breaks the contract becomes a 500. */
  readonly errors: boolean;
}

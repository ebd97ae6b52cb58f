/**
 * What the names of operations mean. The generated code of our APIs adds its own, so that nothing here has to import it.
 */

/** The operations of our APIs, by operationId: no two have the same. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the declarations of generated/
export interface Operations {}

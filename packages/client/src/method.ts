/** The methods of operations, in lower case. */
export type Method = "get" | "put" | "post" | "delete" | "patch" | "head" | "options";

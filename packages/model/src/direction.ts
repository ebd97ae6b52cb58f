/** Which way a message goes: a property may be there in the one direction only. */
export type Direction = "request" | "response";

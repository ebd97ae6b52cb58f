/**
 * TypeScript 5, whose library can read a file: that of TypeScript 7, which the rest of the repository is checked with,
 * cannot.
 */
export { default } from "typescript";

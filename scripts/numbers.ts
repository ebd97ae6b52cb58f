/**
 * The numbers in the prose of a document.
 */
import { STATUS_CODES } from "node:http";

/** What is a name and not a number: of a standard, a status, an address, an exit code. */
const NAMES = [
  /\bOpenAPI 2\.0\b/g,
  /\b3\.[012](?!\.?\d)/g,
  /\bRFC \d+/g,
  /\bADRs? \d+/g,
  /\bUTF-\d+/g,
  /\bU\+[\dA-F]{4,6}/g,
  /\bLatin-1\b/g,
  /\bIPv[46]\b/g,
  /\bdraft-\d\d\b/g,
  /\b2020-12\b/g,
  /\b(?:zod|npm) \d+\b/g,
  /\bx64\b/g,
  /\b127\.0\.0\.1\b/g,
  /\b[1-5]xx\b/g,
  /\bex(?:it|its)\b[^.]*/gi,
];

/**
 * The numbers of a text that are neither names nor part of a sentence that is checked, each with the words around it.
 */
export function uncheckedNumbers(prose: readonly string[], sentences: readonly string[]): string[] {
  return prose.flatMap((block) => {
    let left = block;
    for (const sentence of sentences) left = left.replaceAll(sentence, " ");
    for (const name of NAMES) left = left.replaceAll(name, " ");
    return [...left.matchAll(/\d[\d,.]*(?<=\d)/g)]
      .filter(([number]) => STATUS_CODES[number] === undefined)
      .map(({ index }) => left.slice(Math.max(0, index - 30), index + 30).trim());
  });
}

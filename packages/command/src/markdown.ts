/**
 * What others wrote, in GitHub's Markdown: it is text there and nothing else.
 */
import { printable } from "./printable.ts";

/**
 * Text that stays text: no markup, no HTML, one line. GitHub looks for mentions and numbers of issues in what the Markdown
 * became, where an entity is the sign again: a space without width parts it from the name.
 */
export function plain(text: string): string {
  return printable(text.replaceAll(/\s+/g, " "))
    .replaceAll(/[&<>`|@\\*_~[\]#!$]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replaceAll(/(&#64;|&#35;(?=\d)|\bGH-(?=\d))/gi, "$1&#8203;");
}

/** A value in the typeface of code, which needs HTML: backquotes in it would end it, and a pipe the cell. */
export function code(text: string): string {
  return `<code>${plain(text)}</code>`;
}

/** A block of code, between more backquotes than it has itself. */
export function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Markdown that is shown when its title is opened. */
export function details(title: string, markdown: string): string {
  return `<details><summary>${title}</summary>\n\n${markdown}\n\n</details>`;
}

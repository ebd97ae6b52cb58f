/**
 * HTML from templates in which everything is text unless it is HTML already.
 */
import { printable } from "@facility-contracts/command/printable";
import { Marked } from "marked";

/** HTML that is safe to be put into a page. */
export interface Html {
  readonly html: string;
}

/** What a template takes: texts are escaped, HTML is not, lists are joined, nothing is left out. */
export type Part = Html | string | number | undefined | readonly Part[];

export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: String.raw({ raw: strings }, ...parts.map(htmlOf)) };
}

function htmlOf(part: Part): string {
  if (part === undefined) return "";
  if (typeof part === "string" || typeof part === "number") return escaped(String(part));
  return "html" in part ? part.html : part.map(htmlOf).join("");
}

/**
 * A text that means nothing to a browser, in a page or in the value of an attribute. What would turn the direction of the
 * text around it is shown as what it is.
 */
export function escaped(text: string): string {
  return text
    .replaceAll(/[^\n\r\t]+/g, printable)
    .replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/**
 * Markdown of the contract. HTML in it is shown as text: `<token>` is a placeholder and no tag. A link leads to the web or to
 * nowhere.
 */
const marked = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }) => escaped(text),
    image: ({ text }) => escaped(text),
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      return /^https?:\/\//.test(href) ? `<a href="${escaped(href)}">${text}</a>` : text;
    },
  },
});

/** A text in Markdown, as paragraphs. */
export function markdown(text: string): Html {
  return { html: marked.parse(text.replaceAll(/[^\n\r\t]+/g, printable), { async: false }) };
}

/** A line in Markdown, within a paragraph. */
export function inlineMarkdown(text: string): Html {
  return { html: marked.parseInline(printable(text), { async: false }) };
}

/** Code, as a block that can be scrolled with the keyboard where it is wider than the page. */
export function codeBlock(text: Part, label: string): Html {
  return html`<pre tabindex="0" role="group" aria-label="${label}"><code>${text}</code></pre>`;
}

/** A value of the contract as JSON. */
export function jsonBlock(value: unknown, label: string): Html {
  return value === undefined
    ? html`<p class="quiet">nothing</p>`
    : codeBlock(JSON.stringify(value, undefined, 2), label);
}

/** A table with a heading for each column, which can be scrolled with the keyboard. */
export function tableOf(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly Part[])[],
): Html {
  const head = columns.map((column) => html`<th scope="col">${column}</th>`);
  const body = rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`);
  return html`<div class="wide" tabindex="0" role="group" aria-label="${caption}">
<table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

/** A name that can be part of an address within a page: of a JSON pointer, an operationId. */
export function anchorOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, "-").replaceAll(/^-|-$/g, "");
}

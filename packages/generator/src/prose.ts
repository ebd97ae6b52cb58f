/**
 * What editors show of a comment: text first, then tags. openapi-typescript writes a description as a tag.
 */

/** A module of types, the descriptions in its comments as text. */
export function inProse(source: string): string {
  return source.replaceAll(/^( *)\/\*\*([\s\S]*?)\*\//gm, (comment, margin: string, text: string) =>
    entriesOf(text).some(isDescription) ? commentOf(margin, text) : comment,
  );
}

/** A comment whose description stands before its tags, and whose paragraphs are no code, as lines that are set in would be. */
function commentOf(margin: string, text: string): string {
  const entries = entriesOf(text);
  const isTag = (entry: string) => entry.startsWith("@");
  const description = entries.find(isDescription) ?? "";
  const prose = [
    ...entries.filter((entry) => !isTag(entry) && !entry.startsWith("Format: ")),
    description.slice("@description ".length).replaceAll(/^ {4}/gm, ""),
    ...entries.filter((entry) => entry.startsWith("Format: ")),
  ].filter((part) => part.trim() !== "");
  const tags = entries.filter((entry) => isTag(entry) && entry !== description);
  const lines = [prose.join("\n\n"), ...tags]
    .filter((part) => part !== "")
    .flatMap((part) => part.split("\n"));
  if (lines.length < 2) return `${margin}/** ${lines.join("")} */`;
  const body = lines.map((line) => `${margin} * ${line}`.trimEnd());
  return [`${margin}/**`, ...body, `${margin} */`].join("\n");
}

function isDescription(entry: string): boolean {
  return entry.startsWith("@description ");
}

/** What openapi-typescript writes a line each; lines of the same entry are set in. */
function entriesOf(text: string): string[] {
  const lines = text.trim().replaceAll(/^ *\* ?/gm, "");
  return lines.split(/\n(?! {4}|\n|$)/);
}

/**
 * What editors show of a comment: text first, then tags. openapi-typescript writes a description as a tag.
 */

/** A module of types, the descriptions in its comments as text. */
export function inProse(source: string): string {
  return source.replaceAll(/^( *)\/\*\*([\s\S]*?)\*\//gm, (comment, margin: string, text: string) =>
    text.includes("@description ") ? commentOf(margin, text) : comment,
  );
}

/** A comment whose description stands before its tags, and whose paragraphs are no code, as lines that are set in would be. */
function commentOf(margin: string, text: string): string {
  const entries = entriesOf(text);
  const isTag = (entry: string) => entry.startsWith("@");
  const [description = ""] = entries.filter((entry) => entry.startsWith("@description "));
  const prose = [
    ...entries.filter((entry) => !isTag(entry) && !entry.startsWith("Format: ")),
    description.slice("@description ".length).replaceAll(/^ {4}/gm, ""),
    ...entries.filter((entry) => entry.startsWith("Format: ")),
  ];
  const tags = entries.filter((entry) => isTag(entry) && entry !== description);
  const lines = [...prose.join("\n\n").split("\n"), ...tags.flatMap((tag) => tag.split("\n"))];
  if (lines.length === 1) return `${margin}/** ${lines[0]} */`;
  const body = lines.map((line) => `${margin} * ${line}`.trimEnd());
  return [`${margin}/**`, ...body, `${margin} */`].join("\n");
}

/** What openapi-typescript writes a line each; lines of the same entry are set in. */
function entriesOf(text: string): string[] {
  const lines = text.trim().replaceAll(/^ *\* ?/gm, "");
  return lines.split(/\n(?! {4}|\n|$)/);
}

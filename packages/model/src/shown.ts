const MAX_CHARACTERS = 80;

/** A value in a line: as JSON, cut where it gets long. */
export function shown(value: unknown, maxCharacters = MAX_CHARACTERS): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > maxCharacters ? `${text.slice(0, maxCharacters - 1)}…` : text;
}

const MAX_SHOWN_CHARACTERS = 80;

/** A value in a message: as JSON, cut where it gets long. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > MAX_SHOWN_CHARACTERS ? `${text.slice(0, MAX_SHOWN_CHARACTERS)}…` : text;
}

/** The text, or its beginning if it is longer than the given number of characters. A field name can be as long as a body. */
export function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}...` : text;
}

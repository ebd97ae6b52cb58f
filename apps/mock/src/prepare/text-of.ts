/** A document as it is answered. */
export function textOf(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

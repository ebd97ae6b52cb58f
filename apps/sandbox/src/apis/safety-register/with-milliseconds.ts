/** A moment as the safety register writes it: `2024-12-01T12:34:56.000Z`. */
export function withMilliseconds(moment: string): string {
  return new Date(moment).toISOString();
}

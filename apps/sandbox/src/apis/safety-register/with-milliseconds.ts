/**
 * How the safety register writes moments.
 */

/** A moment as the safety register writes it: `2024-12-01T12:34:56.000Z`. In JSON the database makes texts of them. */
export function withMilliseconds(moment: Date | string): string {
  return new Date(moment).toISOString();
}

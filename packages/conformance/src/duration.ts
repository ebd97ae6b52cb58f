/**
 * Spans of time as people write them: `30s`, `5m`.
 */

const UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;

/** The milliseconds of a span of time; undefined for what is none. */
export function durationOf(text: string): number | undefined {
  const { number, unit } = /^(?<number>\d{1,9})(?<unit>ms|s|m|h)$/.exec(text)?.groups ?? {};
  const milliseconds = Object.entries(UNITS).find(([name]) => name === unit)?.[1];
  return milliseconds === undefined ? undefined : Number(number) * milliseconds;
}

/** A span of time for people: `1.5 s`. */
export function secondsOf(milliseconds: number): string {
  return `${(milliseconds / 1000).toLocaleString("en", { maximumFractionDigits: 1 })} s`;
}

/**
 * Secrets, and texts without them: each is told by the name of a variable.
 */
import { inQuotes } from "@facility-contracts/serving/curl";
import { inBasic, reversed, tampered } from "../cases/credentials.ts";
import type { Credentials } from "../config.ts";

/** Takes secrets out of texts. */
export interface Secrets {
  /** A text in quotes for a shell, with variables where it held secrets. */
  quoted(text: string): string;
  /** A text for people, with the names of variables where it held secrets. */
  redacted(text: string): string;
}

/** Those of now, where new ones come while a run goes on. */
export function currentSecrets(now: () => Secrets): Secrets {
  return { quoted: (text) => now().quoted(text), redacted: (text) => now().redacted(text) };
}

const SHORTEST_PART = 8;

/** A value as it stands in a query, where that is another spelling. */
function inUrl(value: string, shell: string): (readonly [secret: string, shell: string])[] {
  const encoded = encodeURIComponent(value);
  return encoded === value ? [] : [[encoded, `$(node -p 'encodeURIComponent(process.argv[1])' "${shell}")`]];
}

/** The name of a shell variable: `BEARER_AUTH` for `bearerAuth`. */
export function variableOf(name: string): string {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, "$1_$2")
    .replaceAll(/\W+/g, "_")
    .toUpperCase();
}

/** Knows the secrets of the credentials, and what the suite makes of them. */
export function secretsOf(...all: readonly (readonly [prefix: string, credentials: Credentials])[]): Secrets {
  const known = all.flatMap(([prefix, credentials]) =>
    Object.entries(credentials).flatMap(([scheme, value]) => {
      const variable = prefix + variableOf(scheme);
      return value.length < SHORTEST ? [] : [{ variable, value }];
    }),
  );
  const sent = known
    .flatMap(({ variable, value }) => {
      const nearly = tampered(value, variable).map(([, secret, shell]) => [secret, shell] as const);
      const plain = [
        [value, `$${variable}`] as const,
        ...nearly.filter(([secret]) => secret.length >= SHORTEST_PART),
      ];
      return [
        ...plain,
        ...plain.flatMap(([secret, shell]) => inUrl(secret, shell)),
        ...plain.map(
          ([secret, shell]) => [inBasic(secret), `$(printf %s "${shell}" | base64 | tr -d '\\n')`] as const,
        ),
      ];
    })
    // The longer ones first, as some begin with others.
    .toSorted(([a], [b]) => b.length - a.length);
  const traces = known.flatMap(({ variable, value }) => [
    ...tracesOf(value, variable),
    ...tracesOf(inBasic(value), variable),
    ...passwordsIn(value).flatMap((password) => tracesOf(password, variable)),
  ]);
  const quoted = (text: string): string => {
    const hit = sent.find(([value]) => text.includes(value));
    if (hit === undefined) return text === "" ? "" : inQuotes(text);
    const [value, shell] = hit;
    return text.split(value).map(quoted).join(`"${shell}"`);
  };
  return {
    quoted: (text) => quoted(text) || "''",
    redacted(text) {
      const letters = lettersOf(text);
      return traces.reduce(
        (rest, { trace, isIn, name }) => (isIn(letters) ? rest.replace(trace, name) : rest),
        text,
      );
    },
  };
}

/** Of very short values a text may hold many by chance. */
const SHORTEST = 3;

/** Of a name with a password, the password: it is a secret without the name, too. */
function passwordsIn(value: string): string[] {
  const password = value.slice(value.indexOf(":") + 1);
  return password === value || password.length < SHORTEST ? [] : [password];
}

/** How the characters of a secret may be written in an answer: plain, or escaped for an address, for JSON, for HTML. */
function spellings(text: string): string {
  return [...text]
    .map((character) => {
      const number = character.codePointAt(0) ?? 0;
      const code = number.toString(16);
      return `(?:\\\\?\\u{${code}}|%${code}|\\\\u${code.padStart(4, "0")}|&#(?:x0*${code}|0*${number});)`;
    })
    .join("");
}

/** A text as it is and with its escapes resolved, both whatever the case and the backslashes of their letters are. */
function lettersOf(text: string): string {
  return `${foldedOf(text)}\n${foldedOf(
    text.replaceAll(
      /%([\da-f]{2})|\\u([\da-f]{4})|&#x0*([\da-f]{1,6});|&#0*(\d{1,7});/gi,
      (written, percent?: string, unicode?: string, hex?: string, decimal?: string) => {
        const code = decimal === undefined ? Number(`0x${percent ?? unicode ?? hex}`) : Number(decimal);
        return code > MAX_CODE_POINT ? written : String.fromCodePoint(code);
      },
    ),
  )}`;
}

const MAX_CODE_POINT = 0x10ffff;

/** As a pattern that ignores case compares: "ſ" is an "s" then, and the sign of Kelvin a "k". */
function foldedOf(text: string): string {
  return text.replaceAll("\\", "").toUpperCase().toLowerCase();
}

/** What a secret leaves in a text. */
interface Trace {
  readonly trace: RegExp;
  /** Whether a text with these {@link lettersOf} may have it: the pattern is slow, and most texts have none. */
  isIn(letters: string): boolean;
  /** What takes its place. */
  readonly name: string;
}

/**
 * What a secret leaves in a text: itself, itself backwards, and any part of it that is long enough to be told from an
 * ordinary word. Of a value that was cut off less than one such part can stay.
 */
function tracesOf(value: string, variable: string): Trace[] {
  const backwards = reversed(value);
  const length = Math.max(SHORTEST_PART, Math.ceil(value.length / 4));
  const parts = [value, backwards].flatMap((text) =>
    Array.from({ length: Math.floor(text.length / length) }, (_, index) =>
      text.slice(index * length, (index + 1) * length),
    ),
  );
  return [value, backwards, ...parts].map((text) => {
    let trace: RegExp | undefined;
    const folded = foldedOf(text);
    // Of a secret that looks like an escape itself, the letters may be gone.
    const isPlain = /^[^%\\&\P{ASCII}]*$/u.test(text);
    return {
      isIn: (letters) => !isPlain || letters.includes(folded),
      name: `$${variable}`,
      // Of most secrets no text has a letter.
      get trace() {
        trace ??= new RegExp(spellings(text), "giu");
        return trace;
      },
    };
  });
}

/**
 * Credentials that are nearly right, and right ones in another spelling.
 */
import type { SchemeContract } from "../contract/security.ts";

export type Header = readonly [name: string, value: string];

/** What a value may have in front of a secret, such as Bearer: it counts in any letter case. */
const SCHEME_WORD = /^[\w-]+ (?=\S)/;

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Values that are nearly a secret, each with the shell expression that makes it of a variable: none is ever printed. */
export function tampered(
  value: string,
  variable = "",
): (readonly [says: string, value: string, shell: string])[] {
  const half = value.length >> 1;
  const piped = (command: string, text = `$${variable}`) => `$(printf %s "${text}" | ${command})`;
  const [word = ""] = SCHEME_WORD.exec(value) ?? [];
  const own = value.slice(word.length);
  const isLower = own === own.toLowerCase();
  const swap = isLower ? "tr a-z A-Z" : "tr A-Z a-z";
  const all = [
    ["backwards", reversed(value), piped("rev")],
    ["with a character more", `${value}x`, `\${${variable}}x`],
    ["without its last character", value.slice(0, -1), `\${${variable}%?}`],
    ["with its first half only", value.slice(0, half), piped(`cut -c-${half}`)],
    [
      "in another letter case",
      word + (isLower ? own.toUpperCase() : own.toLowerCase()),
      word === "" ? piped(swap) : `\${${variable}%% *} ${piped(swap, `\${${variable}#* }`)}`,
    ],
  ] as const;
  return all.filter(([, secret]) => secret !== value && secret !== "");
}

/** Values of a scheme that are nearly its valid one. A provider that keeps nothing cannot tell them apart. */
export function nearly(
  { carrier }: SchemeContract,
  value: string,
): (readonly [says: string, value: string])[] {
  // RFC 9562 has UUIDs read in any letter case.
  const isUuid = UUID.test(value.replace(SCHEME_WORD, ""));
  const near = tampered(value)
    .filter(([, secret]) => !isUuid || secret.toLowerCase() !== value.toLowerCase())
    .map(([says, secret]) => [says, secret] as const);
  return carrier === "header" ? [...near, ["after the word Bearer", `Bearer ${value}`]] : near;
}

/** A name with a password, as it stands behind the word Basic. */
export function inBasic(value: string): string {
  return Buffer.from(value).toString("base64");
}

/** A name that a header can have (RFC 9110). */
const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/;

/** The right value where it does not count. */
export function misplaced(
  { carrier, field }: SchemeContract,
  value: string,
): (readonly [says: string, header: Header])[] {
  if (carrier === "bearer")
    return [
      ["the token without the word Bearer", [field, value]],
      ["the token after the word Basic", [field, `Basic ${value}`]],
      ["the token after the word Token", [field, `Token ${value}`]],
      ["the token in a cookie", ["Cookie", `${field}=${value}`]],
      ["the token in X-Authorization", [`X-${field}`, `Bearer ${value}`]],
    ];
  if (carrier === "basic") {
    const encoded = inBasic(value);
    return [
      ["the name and password as they are", [field, `Basic ${value}`]],
      ["what is encoded without the word Basic", [field, encoded]],
      ["what is encoded after the word Bearer", [field, `Bearer ${encoded}`]],
      ["what is encoded in a cookie", ["Cookie", `${field}=${encoded}`]],
    ];
  }
  // A parameter may have a name that no header and no cookie can have.
  if (carrier === "query" && !TOKEN.test(field)) return [];
  if (carrier === "query")
    return [
      ["the value in a header", [field, value]],
      ["the value in a cookie", ["Cookie", `${field}=${value}`]],
    ];
  if (carrier === "header")
    return [
      ["the value in a cookie", ["Cookie", `${field}=${value}`]],
      ...(/^X-/i.test(field) ? [["the value in a header without X-", [field.slice(2), value]] as const] : []),
    ];
  return [
    ["the value in a cookie whose name ends alike", ["Cookie", `my${field}=${value}`]],
    ["the value in a cookie whose name begins alike", ["Cookie", `${field}2=${value}`]],
    ["the name of the cookie alone", ["Cookie", field]],
    ["the value in a cookie of another letter case", ["Cookie", `${field.toUpperCase()}=${value}`]],
    ["the value inside the value of another cookie", ["Cookie", `other=${field}=${value}`]],
    ["the value after the word Bearer", ["Authorization", `Bearer ${value}`]],
    ["the value in a header", [field, value]],
  ];
}

/** Other spellings of the same, which the standards allow. */
export function respelt(
  { carrier, field }: SchemeContract,
  value: string,
): (readonly [says: string, header: Header])[] {
  if (carrier === "bearer")
    return [
      ["bearer in lower case", [field, `bearer ${value}`]],
      ["BEARER in upper case", [field, `BEARER ${value}`]],
    ];
  if (carrier === "basic") {
    const encoded = inBasic(value);
    return [
      ["basic in lower case", [field, `basic ${encoded}`]],
      ["BASIC in upper case", [field, `BASIC ${encoded}`]],
    ];
  }
  if (carrier === "query") return [];
  if (carrier === "header") return [["white space around the value", [field, ` ${value} `]]];
  return [
    ["the cookie behind another one", ["Cookie", `theme=dark; ${field}=${value}`]],
    ["the cookie between others", ["Cookie", `a=1; ${field}=${value}; b=2`]],
    ["the cookie before one whose name ends alike", ["Cookie", `${field}=${value}; my${field}=other`]],
    ["the cookie behind one whose name ends alike", ["Cookie", `my${field}=other; ${field}=${value}`]],
  ];
}

/** A text from its end to its beginning. */
export function reversed(value: string): string {
  return [...value].toReversed().join("");
}

/** Whether a header is where a scheme has its credential. */
export function isPlaceOf({ carrier, field }: SchemeContract, [name, value]: Header): boolean {
  if (carrier === "query") return false;
  if (carrier === "cookie") return name === "Cookie" && value.startsWith(`${field}=`);
  const isNamed = name.toLowerCase() === field.toLowerCase();
  return isNamed && (carrier === "header" || value.toLowerCase().startsWith(`${carrier} `));
}

/** A value in a query, under the names that a provider might look for, but for those of other schemes. */
export function inQuery(
  { field, carrier }: SchemeContract,
  value: string,
  others: readonly SchemeContract[],
): string {
  const names = new Set(
    carrier === "bearer" ? ["access_token", "token", field] : [field, field.toLowerCase()],
  );
  for (const other of others) if (other.carrier === "query") names.delete(other.field);
  return [...names].map((name) => `${name}=${encodeURIComponent(value)}`).join("&");
}

/**
 * Names in the code that is generated, made of those in a contract.
 */
import { ContractError } from "@facility-contracts/model/contract";
import { type Place, whereIs } from "@facility-contracts/model/place";

/** A value as TypeScript. */
export function literal(value: unknown): string {
  return JSON.stringify(value);
}

/** `safety-register` as `SafetyRegister`. */
export function pascal(name: string): string {
  const text = camel(name);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `safety-register` as `safetyRegister`. Empty for a name without a letter or digit. */
export function camel(name: string): string {
  const text = name.replace(/[^\p{ID_Continue}$]+(.?)/gu, (_, letter: string) => letter.toUpperCase());
  return /^[\p{ID_Start}_$]/u.test(text) || text === "" ? text : `_${text}`;
}

/** A member of an object or an interface: quoted where it has to be. */
export function property(name: string): string {
  // A method of an interface that is called `new` would be a constructor; the brackets are kept when the code is formatted.
  if (name === "new") return '["new"]';
  return isIdentifier(name) ? name : JSON.stringify(name);
}

/** A member of an object whose value is a variable that is called like it. */
export function memberOfVariable(name: string): string {
  const variable = unreserved(camel(name));
  return variable === name ? name : `${property(name)}: ${variable}`;
}

/** How a member of a value is reached. */
export function memberOfValue(value: string, name: string): string {
  return isIdentifier(name) ? `${value}.${name}` : `${value}[${JSON.stringify(name)}]`;
}

/** A name for a variable or a type: what is none of the language's own gets a `_`. */
export function unreserved(name: string): string {
  return RESERVED.has(name) ? `_${name}` : name;
}

/** Takes a name: the wanted one, or with a number where that is taken. */
export function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}${count}`;
  taken.add(name);
  return name;
}

function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name);
}

/** The words that cannot name a variable or a type. */
const RESERVED = new Set(
  `any arguments await bigint boolean break case catch class const continue debugger default delete do else enum eval export
  extends false finally for function if implements import in instanceof interface let never new null number object package
  private protected public return static string super switch symbol this throw true try typeof undefined unknown var void
  while with yield`.split(/\s+/),
);

/**
 * Takes a name in one part of the generated code.
 *
 * @param what it stands for, as messages call it: `the operationId get-ticket`
 * @param remedy what is to be done when something else has the name
 * @throws {ContractError} when something else has the name
 */
export type TakeName = (name: string, what: string, place: Place, remedy?: string) => void;

/**
 * Keeps the names of one part of the generated code apart.
 *
 * @param taken names that the code has already, by what they are there
 */
export function namesApart(taken: Readonly<Record<string, readonly string[]>> = {}): TakeName {
  const owners = new Map<string, () => string>(
    Object.entries(taken).flatMap(([what, names]) => names.map((name) => [name, () => what])),
  );
  return (name, what, place, remedy = "Rename one.") => {
    const owner = owners.get(name);
    if (owner !== undefined)
      throw new ContractError(
        `${whereIs(place)}: ${what} would be called ${name} in code, as ${owner()} is. ${remedy}`,
      );
    owners.set(name, () => `${what} (${whereIs(place)})`);
  };
}

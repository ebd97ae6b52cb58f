/**
 * What an entry of the corpus is: one small edit of a contract, and what a review has to say of it.
 *
 * The verdicts were written down before there was an engine to give them. Where an entry and the engine differ, one of
 * them is wrong; `what` says why the entry thinks as it does. Ten were corrected since: the names of parameters, responses,
 * bodies, headers and security schemes are seen in the generated client.
 */
import type { BaseName } from "./bases.ts";

/** A document that an edit may write to. */
export type MutableJson = Record<string, unknown>;

/** Changes a document in place, or throws when it does not find what it wants to change. */
export type Edit = (document: MutableJson) => void;

/** What all changes of an edit say together: the highest tier, and everybody whom one of them breaks. */
export interface Expected {
  readonly tier: "wire" | "client" | "documentation" | "none";
  readonly breaks: "clients" | "providers" | "both" | "nobody";
}

/** A verdict for each direction. */
export interface Verdicts {
  /** From the base to the edited document. */
  readonly forward: Expected;
  /** From the edited document back to the base. */
  readonly backward: Expected;
}

/** An edit of a document that is known by name. */
export interface NamedEdit {
  /** Unique, in kebab case. */
  readonly id: string;
  /** A sentence: what is edited, and why the verdict is what it is where that is not plain. */
  readonly what: string;
  readonly base: BaseName;
  readonly edit: Edit;
}

/** An edit with a known verdict. */
export interface Entry extends NamedEdit, Verdicts {
  /** A comparison keyword by keyword gets it wrong. */
  readonly hard?: boolean;
}

/** The keyword or the part that is edited, which the name begins with. */
export const editedPart = ({ id }: Pick<Entry, "id">): string => id.split("-", 1).join();

/** What is said of an edit, both ways, as a text to compare. */
export const verdictsOf = ({ forward, backward }: Verdicts): string => JSON.stringify([forward, backward]);

/** Whom an edit breaks on the wire, and whom the way back. */
export function wire(forward: Expected["breaks"], backward: Expected["breaks"]): Verdicts {
  return { forward: { tier: "wire", breaks: forward }, backward: { tier: "wire", breaks: backward } };
}

/** Whom an edit breaks that only the generated client shows. */
export function client(forward: Expected["breaks"], backward: Expected["breaks"]): Verdicts {
  return { forward: { tier: "client", breaks: forward }, backward: { tier: "client", breaks: backward } };
}

/** Only texts differ. */
export const TEXTS: Verdicts = {
  forward: { tier: "documentation", breaks: "nobody" },
  backward: { tier: "documentation", breaks: "nobody" },
};

/** Both documents say the same. */
export const SAME: Verdicts = {
  forward: { tier: "none", breaks: "nobody" },
  backward: { tier: "none", breaks: "nobody" },
};

/** Fewer requests are allowed: clients send what is refused now; the way back, providers refuse what is allowed. */
export const FEWER_REQUESTS: Verdicts = wire("clients", "providers");

/** More requests are allowed. */
export const MORE_REQUESTS: Verdicts = wire("providers", "clients");

/** Fewer answers are allowed: providers send what is wrong now; the way back, clients get what they do not know. */
export const FEWER_ANSWERS: Verdicts = wire("providers", "clients");

/** More answers are allowed. */
export const MORE_ANSWERS: Verdicts = wire("clients", "providers");

/** Some messages are no longer allowed and others are new, or both directions of the traffic are touched. */
export const BOTH: Verdicts = wire("both", "both");

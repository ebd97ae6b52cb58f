/**
 * Changes that a changeset accepts: breaks that hurt nobody, as somebody knows, and what nobody can tell from the contract.
 */
import type { Change, Finding } from "../report.ts";
import type { Changeset } from "./changesets.ts";

/** What may hold acceptances: a changeset, or the entry of the changelog that it went into. */
export type Accepting = Pick<Changeset, "file" | "firstLine" | "text">;

/** A line of one of them: `tickets accepts #/components/schemas/Ticket/properties/code: only we send it`. */
interface Acceptance {
  readonly file: string;
  readonly line: number;
  readonly pointer: string;
  readonly reason: string;
}

/** The changes, those that are accepted with the reason. They call for no major version any more. */
export function withAcceptances(
  changes: readonly Change[],
  accepting: readonly Accepting[],
  api: string,
): Change[] {
  const accepted = acceptancesOf(accepting, api);
  return changes.map((change) => {
    const acceptance = accepted.find(({ pointer }) => isAbout(change, pointer));
    if (acceptance === undefined) return change;
    const { file, reason } = acceptance;
    return {
      ...change,
      bump: change.bump === "major" ? "minor" : change.bump,
      accepted: `${reason} (${file})`,
    };
  });
}

/** Acceptances of what is no longer there. */
export function staleAcceptances(
  changes: readonly Change[],
  accepting: readonly Accepting[],
  api: string,
): Finding[] {
  return acceptancesOf(accepting, api)
    .filter(({ pointer }) => !changes.some((change) => isAbout(change, pointer)))
    .map(({ file, line, pointer }) => ({
      api,
      what: `${file} accepts ${pointer}, where nothing breaks and nothing is undecided`,
      fix: "Remove the line, or correct its pointer",
      file,
      line,
    }));
}

function isAbout({ after, before, breaks }: Change, pointer: string): boolean {
  return breaks.length > 0 && [before.pointer, after.pointer].includes(pointer);
}

/** Lines that would accept something, and do not. */
export function malformedAcceptances(accepting: readonly Accepting[], apis: readonly string[]): Finding[] {
  const fix = `Write \`<api> accepts <pointer>: <why>\`, where the API is one of ${apis.join(", ")}`;
  return linesOf(accepting)
    .filter(({ text }) => /^\S+ accepts #/.test(text) && !apis.includes(ACCEPTANCE.exec(text)?.[1] ?? ""))
    .map(({ file, line, text }) => ({ api: "", what: `'${text}' accepts nothing`, fix, file, line }));
}

const ACCEPTANCE = /^(\S+) accepts (#\S*): (.+)$/;

function acceptancesOf(accepting: readonly Accepting[], api: string): Acceptance[] {
  return linesOf(accepting).flatMap(({ file, line, text }) => {
    const [, name, pointer, reason] = ACCEPTANCE.exec(text) ?? [];
    return name !== api || pointer === undefined || reason === undefined
      ? []
      : [{ file, line, pointer, reason }];
  });
}

function linesOf(accepting: readonly Accepting[]) {
  return accepting.flatMap(({ file, firstLine, text: whole }) =>
    whole.split("\n").map((text, index) => ({ file, line: firstLine + index, text })),
  );
}

/**
 * Changes that a changeset accepts: breaks that hurt nobody, as somebody knows, and what nobody can tell from the contract.
 */
import type { Change, Finding } from "../report.ts";
import type { Changeset } from "./changesets.ts";

/** A line of a changeset: `tickets accepts #/components/schemas/Ticket/properties/code: only we send it`. */
interface Acceptance {
  readonly file: string;
  readonly line: number;
  readonly pointer: string;
  readonly reason: string;
}

/** The changes, those that are accepted with the reason. They call for no major version any more. */
export function withAcceptances(
  changes: readonly Change[],
  changesets: readonly Changeset[],
  api: string,
): Change[] {
  const accepted = acceptancesOf(changesets, api);
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
  changesets: readonly Changeset[],
  api: string,
): Finding[] {
  return acceptancesOf(changesets, api)
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

function acceptancesOf(changesets: readonly Changeset[], api: string): Acceptance[] {
  return changesets.flatMap(({ file, firstLine, text }) =>
    text.split("\n").flatMap((written, index): Acceptance[] => {
      const [, name, pointer, reason] = /^(\S+) accepts (#\S*): (.+)$/.exec(written) ?? [];
      return name !== api || pointer === undefined || reason === undefined
        ? []
        : [{ file, line: firstLine + index, pointer, reason }];
    }),
  );
}

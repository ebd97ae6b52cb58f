/**
 * What a provider does and the contract does not name, with how often and an example. It fails nothing.
 */
import { counted } from "@facility-contracts/command/amounts";
import type { ReadAnswer } from "../checks/answer.ts";
import { cut } from "../checks/problem.ts";
import { unnamedIn } from "../checks/unnamed.ts";
import type { OperationContract } from "../contract/operation.ts";
import type { Note, Report } from "../report.ts";
import type { Secrets } from "./secrets.ts";

/** The most notes of a report: a field whose name is an identifier is another one in each answer. */
const MAX_NOTES = 100;

/** The most characters of an example. */
const MAX_EXAMPLE_CHARACTERS = 80;

/** Collects notes while a run goes on. */
export interface Noted {
  see(operation: OperationContract, answer: ReadAnswer): void;
  told(): Pick<Report, "notes" | "notesLeftOut">;
}

export function createNoted(secrets: Secrets): Noted {
  const notes = new Map<string, Note>();
  let leftOut = 0;
  return {
    see(operation, answer) {
      const { operationId } = operation;
      // Of several items with the same field the first one is the example.
      const parts = new Map(
        unnamedIn(operation, answer)
          .toReversed()
          .map(({ example, part }) => [part, example]),
      );
      for (const [name, example] of parts) {
        const part = cut(name, secrets.redacted);
        const key = keyOf({ operationId, part });
        const known = notes.get(key);
        if (known !== undefined) notes.set(key, { ...known, answers: known.answers + 1 });
        else if (notes.size >= MAX_NOTES) leftOut++;
        else
          notes.set(key, {
            operationId,
            part,
            answers: 1,
            example: cut(example, secrets.redacted, MAX_EXAMPLE_CHARACTERS),
          });
      }
    },
    told: () => ({ notes: inOrder([...notes.values()]), notesLeftOut: leftOut }),
  };
}

/** Joins the notes of several reports. */
export function joinedNotes(reports: readonly Report[]): Pick<Report, "notes" | "notesLeftOut"> {
  const all = reports.flatMap(({ notes }) => notes);
  const joined = [...Map.groupBy(all, keyOf).values()].flatMap((same) => {
    const [first] = same;
    const answers = same.reduce((total, note) => total + note.answers, 0);
    return first === undefined ? [] : [{ ...first, answers }];
  });
  return {
    notes: inOrder(joined).slice(0, MAX_NOTES),
    notesLeftOut: reports.reduce((total, { notesLeftOut }) => total + notesLeftOut, 0),
  };
}

/** The lines that tell them, and nothing where there are none. */
export function noteLines({ notes, notesLeftOut }: Report): string[] {
  const lines = notes.map(({ answers, example, operationId, part }) => {
    return `${operationId} ${part} in ${counted(answers, "answer")}, such as ${example}`;
  });
  return notesLeftOut === 0 ? lines : [...lines, `and others, ${notesLeftOut} times`];
}

function keyOf({ operationId, part }: Pick<Note, "operationId" | "part">): string {
  return `${operationId} ${part}`;
}

/** Requests are answered in any order; the report has one. */
function inOrder(notes: readonly Note[]): readonly Note[] {
  return notes.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

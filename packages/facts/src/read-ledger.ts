/**
 * Reads `openapi/<api>/facts.yaml`.
 */
import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { codeOf, Failure, messageOf } from "@facility-contracts/command/failure";
import { ROOT } from "@facility-contracts/command/repository";
import { isObject } from "@facility-contracts/model/json";
import {
  type Entry,
  GROUNDS,
  type Ground,
  HOW_TO_BEGIN,
  type Ledger,
  type OperationEntry,
} from "./ledger.ts";
import { type LedgerText, openLedgerText, type TextEntry } from "./ledger-text.ts";

/**
 * Reads a ledger.
 *
 * @throws {Failure} for a file that is not there, is no YAML, or has an entry of another shape: with file and line
 */
export async function readLedger(file: string): Promise<Ledger> {
  const shown = relative(ROOT, file);
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new Failure(
      1,
      codeOf(error) === "ENOENT"
        ? `${shown} is not there, and so nothing says why the contract says what it does. ${HOW_TO_BEGIN}`
        : `${shown} cannot be read: ${messageOf(error)}`,
    );
  });
  return parseLedger(text, shown);
}

const OPERATION_KEYS = "operation page on security parameters body content answers".split(" ");

/** Reads the text of a ledger; `file` is what errors call it. @throws {Failure} as {@link readLedger} */
export function parseLedger(text: string, file: string): Ledger {
  const ledger = openLedgerText(text, file, ["pages", "operations", "optionalAnswersTakeNull", "facts"]);
  const pageEntries = ledger.entriesOf("pages", ["page", "address", "read"]);
  const pages = pageEntries.map((entry) => ({
    name: ledger.textOf(entry, "page"),
    address: addressOf(ledger.textOf(entry, "address"), ledger, entry.line),
    read: dayOf(ledger.textOf(entry, "read"), ledger, entry.line),
  }));
  const names = new Set<string>();
  for (const entry of pageEntries) {
    const name = ledger.textOf(entry, "page");
    if (names.has(name)) throw ledger.failure(entry.line, `the page ${name} is there twice`);
    names.add(name);
  }
  const facts = ledger
    .entriesOf("facts", ["fact", "ground", "page", "on", "at", "is"])
    .map((entry) => factOf(entry, ledger, names));
  checkGrounds(facts, ledger);
  const optional = ledger.flagOf("optionalAnswersTakeNull");
  return {
    file,
    pages,
    operations: ledger
      .entriesOf("operations", OPERATION_KEYS)
      .map((entry) => operationOf(entry, ledger, names)),
    facts,
    ...(optional === undefined ? {} : { optionalAnswersTakeNull: optional }),
  };
}

function factOf(entry: TextEntry, ledger: LedgerText, pages: ReadonlySet<string>): Entry {
  const { line, values } = entry;
  const at = ledger.textOf(entry, "at");
  if (!at.startsWith("#/"))
    throw ledger.failure(
      line,
      `\`at\` must be a JSON pointer that begins with #/, not ${JSON.stringify(at)}`,
    );
  if (!("is" in values))
    throw ledger.failure(line, "`is` is missing: what has to stand at `at`, {} for anything");
  const ground = groundOf(entry, ledger, "ground", values.ground);
  const entryAt = { at, is: values.is, line, ground };
  if (ground !== "assumed")
    return {
      ...entryAt,
      fact: ledger.textOf(entry, "fact"),
      page: pageOf(entry, ledger, pages),
      on: ledger.textOf(entry, "on"),
    };
  const extra = ["fact", "page", "on"].find((name) => name in values);
  if (extra !== undefined)
    throw ledger.failure(
      line,
      `\`${extra}\` has no place beside \`ground: assumed\`: why it is assumed stands beside x-assumption`,
    );
  return entryAt;
}

/** @throws {Failure} for a fact that is there with another ground, too */
function checkGrounds(facts: readonly Entry[], ledger: LedgerText): void {
  const known = new Map<string, Entry>();
  for (const fact of facts) {
    const key = JSON.stringify([fact.at, fact.is]);
    const { ground, line } = known.get(key) ?? fact;
    if (ground !== fact.ground)
      throw ledger.failure(
        fact.line,
        `the same stands in line ${line} with the ground ${ground}: a place has one ground, the stronger one`,
      );
    known.set(key, fact);
  }
}

function operationOf(entry: TextEntry, ledger: LedgerText, pages: ReadonlySet<string>): OperationEntry {
  const { line, values } = entry;
  const operation = ledger.textOf(entry, "operation");
  const [method = "", path = ""] = operation.split(" ");
  if (!/^[A-Z]+ \/\S*$/.test(operation))
    throw ledger.failure(line, `\`operation\` must be a method and a path, not ${JSON.stringify(operation)}`);
  const { answers, parameters = [] } = values;
  if (!isObject(answers))
    throw ledger.failure(line, "`answers` must be the name of a component for each status, or null");
  if (!Array.isArray(parameters) || !parameters.every((name) => typeof name === "string"))
    throw ledger.failure(line, "`parameters` must be a list of names of components");
  return {
    line,
    method,
    path,
    page: pageOf(entry, ledger, pages),
    on: ledger.textOf(entry, "on"),
    parameters,
    answers: Object.fromEntries(
      Object.entries(answers).map(([status, name]) => [status, answerOf(entry, ledger, status, name)]),
    ),
    ...("security" in values ? { security: values.security } : {}),
    content: groundOf(entry, ledger, "content", values.content ?? "stated"),
    ...("body" in values ? { body: values.body } : {}),
  };
}

function answerOf({ line }: TextEntry, ledger: LedgerText, status: string, name: unknown): string | null {
  if (typeof name === "string" || name === null) return name;
  throw ledger.failure(
    line,
    `the answer ${status} must be the name of a component, or null where it has no body, not ${JSON.stringify(name)}`,
  );
}

function groundOf({ line }: TextEntry, ledger: LedgerText, key: string, value: unknown): Ground {
  const ground = GROUNDS.find((known) => known === value);
  if (ground !== undefined) return ground;
  throw ledger.failure(line, `\`${key}\` must be one of ${GROUNDS.join(", ")}, not ${JSON.stringify(value)}`);
}

function pageOf(entry: TextEntry, ledger: LedgerText, pages: ReadonlySet<string>): string {
  const page = ledger.textOf(entry, "page");
  if (pages.has(page)) return page;
  throw ledger.failure(
    entry.line,
    `the page ${page} is not one of \`pages\`: ${[...pages].join(", ")}. Add it there with its address and the day it was read`,
  );
}

function addressOf(address: string, ledger: LedgerText, line: number): string {
  if (URL.canParse(address)) return address;
  throw ledger.failure(line, `\`address\` must be the URL of the page, not ${JSON.stringify(address)}`);
}

function dayOf(day: string, ledger: LedgerText, line: number): string {
  // What is no day of a calendar becomes another one, or none.
  const read = new Date(day);
  if (/^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(read.valueOf()) && read.toISOString().startsWith(day))
    return day;
  throw ledger.failure(line, `\`read\` must be a day such as 2026-11-26, not ${JSON.stringify(day)}`);
}

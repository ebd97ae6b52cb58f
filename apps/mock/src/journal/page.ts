import type { Named } from "@facility-contracts/serving/har";
import { essenceOf, isJson } from "@facility-contracts/serving/media-type";
import { type WrittenAnswer, write, writeText } from "../answers/answer.ts";
import { ownProblem } from "../answers/problem.ts";
import type { RequestHead } from "../http/request.ts";
import { har } from "./har.ts";
import type { Journal, JournalEntry } from "./journal.ts";
import type { Secrets } from "./secrets.ts";
import { type WrittenEntry, writtenEntry } from "./written-entry.ts";

const SEVERAL_WORKERS =
  "With --workers each process would know its own requests alone: there is a journal without that option";

/** Answers a request for the journal: `GET` gives it, with `DELETE` it is empty. */
export function journalPage(
  { method, query = {} }: RequestHead,
  journal: Journal | undefined,
  secrets: Secrets,
): WrittenAnswer {
  if (journal === undefined) return write(ownProblem(501, SEVERAL_WORKERS));
  if (method === "delete") {
    journal.empty();
    return { status: 204, headers: {}, body: undefined };
  }
  if (method !== "get" && method !== "head") {
    const problem = ownProblem(405, `The journal has no ${method.toUpperCase()}`);
    return write({ ...problem, headers: { ...problem.headers, allow: "GET, HEAD, DELETE" } });
  }
  const { format = "json", ...filters } = query;
  const unknown = Object.keys(filters).find((name) => name !== "method" && name !== "path");
  if (unknown !== undefined) return refusal(`There is no parameter ${unknown}: format, method and path`);
  if (format !== "json" && format !== "har") return refusal("format is json or har");
  const { entries, dropped } = journal.read();
  const wanted = entries
    .filter((entry) => isWanted(entry, filters))
    .map((entry) => writtenEntry(entry, secrets));
  const found = format === "har" ? har(wanted) : { dropped, requests: wanted.map(forTests) };
  return writeText("application/json", JSON.stringify(found));
}

function refusal(why: string): WrittenAnswer {
  return write(ownProblem(400, why));
}

/** Whether a request has the method and the path that are asked for; a path with `*` at its end is the beginning of one. */
function isWanted({ method, url }: JournalEntry, filters: NonNullable<RequestHead["query"]>): boolean {
  const [path = ""] = url.split("?");
  const { method: methods, path: paths } = filters;
  const isMethod = [methods ?? method].flat().some((wanted) => wanted.toUpperCase() === method);
  return (
    isMethod &&
    [paths ?? path]
      .flat()
      .some((wanted) => (wanted.endsWith("*") ? path.startsWith(wanted.slice(0, -1)) : path === wanted))
  );
}

/** A request as a test looks at it: headers and query by name, and a JSON body as its value. */
function forTests({ target, query, headers, body, answer, httpVersion: _, ...entry }: WrittenEntry): object {
  const byName = headersByName(headers);
  const queryByName = Map.groupBy(query, ({ name }) => name);
  return {
    ...entry,
    path: target.split("?")[0],
    query: Object.fromEntries(
      Array.from(queryByName, ([name, all]) => [name, all.map(({ value }) => value)]),
    ),
    headers: byName,
    body: body && (body.isCut || body.isBase64 ? body.text : valueOfBody(body.text, byName["content-type"])),
    ...(body && { bodyLength: body.length, isCut: body.isCut, isBase64: body.isBase64 }),
    answer: answer && { ...answer, headers: headersByName(answer.headers) },
  };
}

function headersByName(headers: readonly Named[]): Record<string, string> {
  const byName: Record<string, string> = {};
  for (const { name, value } of headers) {
    const lower = name.toLowerCase();
    const before = byName[lower];
    byName[lower] = before === undefined ? value : `${before}, ${value}`;
  }
  return byName;
}

function valueOfBody(text: string, contentType = ""): unknown {
  if (!isJson(essenceOf(contentType))) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

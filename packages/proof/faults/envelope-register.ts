/**
 * Faults in the shape of what the safety register answers when all went well.
 */
import { wireOf } from "@facility-contracts/provider/answer";
import { headerOf } from "@facility-contracts/provider/call";
import {
  anomaly,
  BEARER,
  IMAGE,
  ITEM,
  images,
  intervention,
  nonconformity,
  SESSION,
  UPDATE,
} from "@facility-contracts/provider/requests";
import { fieldsOf } from "@facility-contracts/provider/work";
import { bare, rewritten, textOf } from "./answers.ts";
import type { Fault } from "./fault.ts";
import { faultsOf, result, status } from "./seams.ts";

const updating = faultsOf("envelope", "updateAnomaly");
const creating = faultsOf("envelope", "createNonconformityAnomalies");
const adding = faultsOf("envelope", "addAnomalyImages");
const reading = faultsOf("envelope", "getIntervention");

/** Faults in the shape of what the safety register answers when all went well. */
export const registerAnswerFaults: readonly Fault[] = [
  updating(
    "anomaly-without-envelope",
    "Answers the anomaly without its envelope.",
    anomaly(),
    result(({ data }) => fieldsOf(data)),
  ),
  updating(
    "anomaly-in-two-envelopes",
    "Answers the anomaly in two envelopes.",
    anomaly(),
    result((body) => ({ data: body })),
  ),
  updating(
    "anomaly-in-a-list",
    "Answers a list with the anomaly in it.",
    anomaly(),
    result(({ data }) => ({ data: [data] })),
  ),
  updating("anomaly-201", "Answers 201 to an update of an anomaly.", anomaly(), status(200, 201)),
  updating(
    "anomaly-202",
    "Answers 202 when a date in the past is due.",
    anomaly({ ...UPDATE, dueAt: "2020-01-01T00:00:00Z" }),
    {
      answer: (answer, { text }) =>
        answer.status === 200 && /"dueAt":"20[01]\d|"dueAt":"202[0-3]/.test(text)
          ? { ...answer, status: 202 }
          : answer,
    },
  ),
  adding(
    "uploads-without-envelope",
    "Answers a list of uploads without its object.",
    images([IMAGE]),
    rewritten(
      (code) => code === 200,
      (answer) => wireOf(200, JSON.stringify(fieldsOf(JSON.parse(textOf(answer))).uploads)),
    ),
  ),
  adding(
    "uploads-in-data",
    "Answers the uploads in `data`.",
    images([IMAGE]),
    result((body) => ({ data: body })),
  ),
  adding(
    "one-upload-without-list",
    "Answers a single upload without its list.",
    images([IMAGE]),
    result(({ uploads }) =>
      Array.isArray(uploads) && uploads.length === 1 ? { uploads: uploads[0] } : { uploads },
    ),
  ),
  creating(
    "insertions-in-data",
    "Answers the number in `data`.",
    nonconformity([ITEM]),
    result((body) => ({ data: body })),
  ),
  creating(
    "insertions-as-bare-number",
    "Answers the number without its object.",
    nonconformity([ITEM]),
    rewritten(
      (code) => code === 201,
      (answer) => wireOf(201, String(fieldsOf(JSON.parse(textOf(answer))).nbInsertion)),
    ),
  ),
  creating(
    "insertions-misspelled",
    "Calls the number `nbInsertions` when it is not 1.",
    nonconformity([ITEM, ITEM]),
    result((body) => (body.nbInsertion === 1 ? body : { nbInsertions: body.nbInsertion })),
  ),
  reading(
    "intervention-cached-304",
    "Answers 304 to a request that asks for nothing of the kind.",
    intervention(["summary"]),
    {
      send: (answer, { extend }) =>
        answer.status === 200 && extend.join() === "summary" ? bare(304) : answer,
    },
  ),
  reading("intervention-206", "Answers 206 when only some blocks are asked for.", intervention(["summary"]), {
    answer: (answer, { extend }) =>
      answer.status === 200 && extend.length > 0 && extend.length < 19 ? { ...answer, status: 206 } : answer,
  }),
  reading(
    "intervention-typed-as-octets",
    "Says of its JSON that it is application/octet-stream.",
    intervention(),
    rewritten(
      (code) => code === 200,
      (answer) => wireOf(200, textOf(answer), "application/octet-stream"),
    ),
  ),
  reading(
    "html-for-browsers",
    "Answers a page in HTML to who accepts HTML too.",
    intervention([], { headers: [...BEARER, ...SESSION, ["Accept", "text/html, */*;q=0.8"]] }),
    {
      send: (answer, { request }) =>
        (headerOf(request, "accept") ?? "").includes("html")
          ? wireOf(answer.status, "<html></html>", "text/html")
          : answer,
    },
  ),
  reading(
    "accept-json-needed",
    "Answers 406 to who accepts anything.",
    intervention([], { headers: [...BEARER, ...SESSION, ["Accept", "*/*"]] }),
    {
      answer: (answer, { request }) => {
        return headerOf(request, "accept") === "*/*"
          ? { status: 406, body: { message: "Not Acceptable" } }
          : answer;
      },
    },
  ),
];

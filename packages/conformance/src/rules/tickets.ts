/**
 * What the page of the tickets states in prose.
 */
import { Broken } from "./broken.ts";
import { movesUpdatedAt } from "./moving.ts";
import type { Call, Provider } from "./provider.ts";
import {
  type AnswerRule,
  type Fields,
  fields,
  list,
  type Rules,
  type ScenarioRule,
  same,
  sameFields,
  sameShared,
  secondRow,
} from "./rule.ts";

const OPERATION = { operationId: "updateTicket" } as const;

const update = async (provider: Provider, body: Fields, id?: Call["id"]): Promise<Fields> =>
  withAttachments(await provider.accepted("updateTicket", id === undefined ? { body } : { body, id }));

/** A ticket without attachments may have none, null or an empty list. */
function withAttachments(ticket: unknown): Fields {
  return { ...fields(ticket), attachments: fields(ticket).attachments ?? [] };
}

/** An update without a field shows a ticket as it is. Only `updatedAt` moves. */
const read = (provider: Provider, id?: Call["id"]): Promise<Fields> => update(provider, {}, id);

const CHANGES: readonly Fields[] = [
  { category: "WATER" },
  { title: "Another title" },
  { description: "Another description" },
  { attachments: ["https://example.com/b.jpg", "https://example.com/a.jpg", "https://example.com/b.jpg"] },
  { notes: "Other notes" },
];

/** Texts that come back changed from implementations that trim, escape or normalise. */
const EXACT: readonly Fields[] = [
  { title: "  <b>&amp;</b> \"'\\ e\u0301 \u00e9 👩‍👩‍👧‍👦  ", notes: "line\r\nline\ttab\n" },
  { description: "", notes: "0" },
  { title: "null", notes: "null", description: "漢字 مرحبا İıß ﬁ" },
  { title: "𝒳".repeat(120), description: "long text ".repeat(1000) },
  { attachments: [] },
  { attachments: ["https://EXAMPLE.com/A%20b/../c?q=1&q=2#d"] },
];

const needsSecondRow = secondRow("ticket");

const answers: readonly AnswerRule[] = [
  {
    ...OPERATION,
    id: "echo",
    status: 200,
    says: "The answer holds what was sent, to the character.",
    check({ body, answer }) {
      const ticket = withAttachments(answer.value);
      for (const [name, value] of Object.entries(fields(body))) same(`answer /${name}`, ticket[name], value);
    },
  },
  {
    ...OPERATION,
    id: "row",
    status: 200,
    says: "The answer is the ticket that the path names.",
    check({ id, answer }) {
      const ticket = fields(answer.value);
      same("answer /id", String(ticket.id).toLowerCase(), String(id).toLowerCase());
    },
  },
  {
    ...OPERATION,
    id: "details",
    status: 400,
    says: "The details of a refused body name the field that is wrong; for anything else there are none.",
    assumed:
      "The page shows details for one fault; that there is an entry for every fault is inferred from it.",
    check({ place, answer }) {
      const details = fields(fields(answer.value).error).details;
      const [, name = "", below] = /^body \/([^/]+)(\/.+)?/.exec(place) ?? [];
      // Of a field in a field the page shows nothing: its name may begin with that of the outer one.
      const names = (key: string) =>
        key === name || (below !== undefined && /^[./[]/.test(key.replace(name, "")));
      if (place.startsWith("path ")) same("answer /error/details", details, undefined);
      else if (name !== "" && !Object.keys(fields(details)).some(names))
        throw new Broken("answer /error/details", `an entry for ${name}`, details);
    },
  },
];

const scenarios: readonly ScenarioRule[] = [
  {
    ...OPERATION,
    id: "first-update",
    says: "The first update of a ticket changes the given fields and updatedAt, and nothing else that was there.",
    probe: "ticket",
    needs: needsSecondRow,
    async run(provider) {
      // The first one has been updated by other cases.
      for (const id of provider.ids("updateTicket").slice(1)) {
        const kept = async () =>
          withAttachments(await provider.probed("updateTicket", () => provider.config.probes?.ticket?.(id)));
        const before = await kept();
        const change = { category: before.category === "GAS" ? "WATER" : "GAS" };
        // A row may have more fields than an answer, and an answer others.
        sameShared(await update(provider, change, id), { ...before, ...change }, "updatedAt");
        sameFields(await kept(), { ...before, ...change }, "updatedAt");
      }
    },
  },
  {
    ...OPERATION,
    id: "partial-update",
    says: "Only the given fields are changed; the others stay, and with them createdAt, status, assignedTo and userId.",
    async run(provider) {
      for (const id of provider.ids("updateTicket").slice(0, 2)) {
        let before = await update(provider, fields(provider.example("updateTicket")), id);
        for (const change of CHANGES) {
          const after = { ...before, ...change };
          sameFields(await update(provider, change, id), after, "updatedAt");
          before = await read(provider, id);
          sameFields(before, after, "updatedAt");
        }
      }
    },
  },
  {
    ...OPERATION,
    id: "updated-at",
    says: "Every update moves updatedAt forward, whatever it changes.",
    async run(provider) {
      const updates = [...CHANGES, {}, ...CHANGES.slice(-1)].map((change) => () => update(provider, change));
      await movesUpdatedAt(provider, await read(provider), "answer /updatedAt", updates);
    },
  },
  {
    ...OPERATION,
    id: "protected-fields",
    says: "status, assignedTo and userId cannot be changed here, whether a body with one of them is refused or not.",
    async run(provider) {
      const before = await read(provider);
      const stranger = "550e8400-e29b-41d4-a716-446655449999";
      const moment = "2001-01-01T00:00:00Z";
      const foreign = [
        { status: before.status === "COMPLETED" ? "CANCELLED" : "COMPLETED" },
        { assignedTo: stranger },
        { assignedTo: null },
        { userId: stranger },
        { id: stranger },
        { createdAt: moment },
        { updatedAt: moment },
      ];
      for (const body of [...foreign, Object.assign({}, ...foreign)]) {
        await provider.call("updateTicket", { body });
        const after = await read(provider);
        sameFields(after, before, "updatedAt");
        if (after.updatedAt === moment)
          throw new Broken("answer /updatedAt", "a moment of the provider", moment);
      }
    },
  },
  {
    ...OPERATION,
    id: "refused-update",
    says: "A refused update changes nothing.",
    async run(provider) {
      let before = await update(provider, fields(provider.example("updateTicket")));
      const good = { description: "From a refused update", notes: "From a refused update" };
      const bad = [
        { category: "UNKNOWN" },
        { title: "x".repeat(121) },
        { attachments: ["not a url"] },
        { attachments: [1] },
      ];
      for (const fault of bad)
        for (const body of [
          { ...good, ...fault },
          { ...fault, ...good },
        ]) {
          const { status } = await provider.call("updateTicket", { body });
          const after = await read(provider);
          if (status >= 400) sameFields(after, before, "updatedAt");
          // The contract takes it, or it has a finding of its own.
          else before = after;
        }
    },
  },
  {
    ...OPERATION,
    id: "refused-caller",
    says: "An update without credentials, without the role or not sent as JSON changes nothing.",
    async run(provider) {
      const before = await update(provider, fields(provider.example("updateTicket")));
      const { withoutRole } = provider.config.credentials;
      const body = { title: "Of a refused update", notes: "Of a refused update" };
      await provider.refused("updateTicket", { body, as: "nobody" });
      if (withoutRole !== undefined)
        await provider.refused("updateTicket", { body, as: "user without the role" });
      sameFields(await read(provider), before, "updatedAt");
      const { status } = await provider.call("updateTicket", { body, contentType: "text/plain" });
      // Whether it is refused has a case of its own.
      if (status >= 400) sameFields(await read(provider), before, "updatedAt");
    },
  },
  {
    ...OPERATION,
    id: "clock",
    says: "updatedAt is the time of the update, in UTC.",
    assumed: "Clocks differ; this one is taken to be right within half an hour.",
    async run(provider) {
      const { updatedAt } = await read(provider);
      if (!(Math.abs(Date.parse(String(updatedAt)) - Date.now()) < 30 * 60_000))
        throw new Broken("answer /updatedAt", `about ${new Date().toISOString()}`, updatedAt);
    },
  },
  {
    ...OPERATION,
    id: "read-back",
    says: "What was sent is what is read back, to the character.",
    async run(provider) {
      for (const change of EXACT) {
        const before = await read(provider);
        sameFields(await update(provider, change), { ...before, ...change }, "updatedAt");
        sameFields(await read(provider), { ...before, ...change }, "updatedAt");
      }
    },
  },
  {
    ...OPERATION,
    id: "repeated-update",
    says: "Repeating an update gives the same ticket.",
    async run(provider) {
      const body = fields(provider.example("updateTicket"));
      const first = await update(provider, body);
      for (const _ of [2, 3]) sameFields(await update(provider, body), first, "updatedAt");
    },
  },
  {
    ...OPERATION,
    id: "concurrent-updates",
    says: "Of two updates of different fields at the same time both are kept.",
    async run(provider) {
      for (const [round, [one = {}, other = {}]] of [
        [{ title: "title" }, { notes: "notes" }],
        [{ description: "description" }, { title: "title" }],
        [{ category: "GAS" }, { description: "description" }],
        [{ notes: "notes" }, { attachments: ["https://example.com/c.jpg"] }],
      ].entries()) {
        const before = await update(provider, fields(provider.example("updateTicket")));
        const changes = [one, other].map((change) =>
          "title" in change || "notes" in change || "description" in change
            ? Object.fromEntries(Object.entries(change).map(([name, value]) => [name, `${value} ${round}`]))
            : change,
        );
        await Promise.all(changes.map((change) => update(provider, change)));
        sameFields(await read(provider), Object.assign({}, before, ...changes), "updatedAt");
      }
    },
  },
  {
    ...OPERATION,
    id: "other-rows",
    says: "An update changes the ticket that it names and no other.",
    needs: needsSecondRow,
    async run(provider) {
      const [one, other] = provider.ids("updateTicket");
      const before = await read(provider, other);
      await update(
        provider,
        { title: "Of the first ticket", notes: "Of the first ticket", category: "WASTE" },
        one,
      );
      const first = await read(provider, one);
      sameFields(await read(provider, other), before, "updatedAt");
      sameFields(
        await update(provider, { title: "Of the second ticket" }, other),
        { ...before, title: "Of the second ticket" },
        "updatedAt",
      );
      sameFields(await read(provider, one), first, "updatedAt");
      await update(provider, { title: before.title }, other);
    },
  },
  {
    ...OPERATION,
    id: "absent",
    says: "An update does not make a ticket that is not there.",
    needs: ({ rows }) => (rows?.ticket?.absent === undefined ? "rows.ticket.absent is not given" : undefined),
    async run(provider) {
      const id = provider.config.rows?.ticket?.absent;
      for (const _ of [1, 2])
        same("status", (await provider.call("updateTicket", id === undefined ? {} : { id })).status, 404);
    },
  },
  {
    ...OPERATION,
    id: "attachments",
    says: "Attachments replace the ones that the ticket had, in the order in which they were sent.",
    async run(provider) {
      const many = Array.from({ length: 12 }, (_, index) => `https://example.com/${12 - index}.jpg`);
      for (const attachments of [many, many.slice(3, 5), [], many.toReversed()]) {
        await update(provider, { attachments });
        same("answer /attachments", list((await read(provider)).attachments), attachments);
      }
    },
  },
];

/** The rules of the tickets. */
export const tickets: Rules = { answers, scenarios };

/**
 * The changes of headers: those of an answer, and those of a part of a form.
 */
import type { Header } from "@facility-contracts/model/header";
import type { Direction } from "@facility-contracts/model/schema/sample";
import { noteRuled, type Pairing, pairsOf, witnessOf } from "./pairing.ts";
import { schemaOf, serialisationOf } from "./parameters.ts";
import { compareSchemas, examplesOf } from "./schemas.ts";
import { endsOf } from "./side.ts";
import { capital } from "./wording.ts";

/** What headers stand at. */
export interface Carrier {
  readonly direction: Direction;
  /** `the 200 answer`, ``the part `file` of the body``. */
  readonly carrier: string;
}

export function compareHeaders(
  pairing: Pairing,
  { carrier, direction }: Carrier,
  old: readonly Header[],
  now: readonly Header[],
): void {
  for (const { key: name, one: was, other: is } of pairsOf(old, now, ({ name }) => name.toLowerCase())) {
    if (was !== undefined && is !== undefined && pairing.same(was.place, is.place)) continue;
    noteHeader(pairing, { carrier, direction }, name, was, is);
    if (was === undefined || is === undefined) continue;
    compareSchemas(
      pairing,
      {
        direction,
        form: "text",
        what: `the header ${name} of ${carrier} of ${pairing.after.operationId}`,
        subject: `the header \`${name}\` of ${carrier}`,
        examples: [...examplesOf(was.place), ...examplesOf(is.place)],
      },
      schemaOf(was),
      schemaOf(is),
    );
  }
}

function noteHeader(
  pairing: Pairing,
  { carrier, direction }: Carrier,
  name: string,
  was?: Header,
  is?: Header,
): void {
  const [before, after] = [was, is].map((header) =>
    header === undefined ? "absent" : header.required ? "required" : "optional",
  );
  const where = `the header \`${name}\` of ${carrier}`;
  const places = { before: was?.place, after: is?.place };
  const { reader, sender } = endsOf(direction);
  if (before !== after) {
    const promised = after === "required";
    const breaks = promised ? [sender] : before === "absent" ? [] : [reader];
    const allowed = promised ? "before" : "after";
    noteRuled(pairing, direction, {
      kind: after === "absent" ? "header-removed" : before === "absent" ? "header-added" : "header-required",
      title: `${where} is ${after}, was ${before}`,
      sentence:
        after === "required"
          ? `${capital(carrier)} always has the header \`${name}\`.`
          : after === "absent"
            ? `${capital(carrier)} no longer has the header \`${name}\`.`
            : `${capital(carrier)} can have the header \`${name}\`.`,
      breaks,
      ...places,
      witnesses: breaks.map((side) =>
        witnessOf(pairing[allowed], {
          side,
          message: direction,
          allowed,
          what: `${carrier} of ${pairing[allowed].operationId} without the header ${name}`,
          refusal:
            before === "optional" ? "what it holds is no longer documented" : `must have the header ${name}`,
        }),
      ),
    });
  }
  if (was === undefined || is === undefined) return;
  const [from, to] = [serialisationOf(was), serialisationOf(is)];
  if (from !== to)
    noteRuled(pairing, direction, {
      kind: "header-serialization",
      title: `${where} is written as ${to}, was ${from}`,
      sentence: `The header \`${name}\` is written as ${to} (was ${from}).`,
      breaks: ["clients", "providers"],
      ...places,
    });
}

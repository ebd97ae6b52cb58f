/**
 * The changes of headers: those of an answer, and those of a part of a form.
 */
import type { Direction } from "@facility-contracts/model/direction";
import type { Header } from "@facility-contracts/model/header";
import { nameOf } from "./operation.ts";
import { noteRuled, type Pairing, pairsOf, witnessesFor } from "./pairing.ts";
import { noteSerialization, schemaOf } from "./parameters.ts";
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
    const subject = `the header \`${name}\` of ${carrier}`;
    notePresence(pairing, { carrier, direction }, name, was, is);
    if (was === undefined || is === undefined) continue;
    const words = { kind: "header", title: subject, sentence: `The header \`${name}\`` };
    noteSerialization(pairing, direction, words, was, is);
    compareSchemas(
      pairing,
      {
        direction,
        form: "text",
        what: `the header ${name} of ${carrier} of ${nameOf(pairing.after)}`,
        subject,
        examples: [...examplesOf(was.place), ...examplesOf(is.place)],
      },
      schemaOf(was),
      schemaOf(is),
    );
  }
}

/** How a sentence tells that a header is there. */
const HAS = { required: "always has", optional: "can have", absent: "no longer has" } as const;

function presenceOf(header: Header | undefined): keyof typeof HAS {
  if (header === undefined) return "absent";
  return header.required ? "required" : "optional";
}

function notePresence(
  pairing: Pairing,
  { carrier, direction }: Carrier,
  name: string,
  was?: Header,
  is?: Header,
): void {
  const [before, after] = [presenceOf(was), presenceOf(is)];
  if (before === after) return;
  const { reader, sender } = endsOf(direction);
  const promised = after === "required";
  const breaks = promised ? [sender] : before === "absent" ? [] : [reader];
  const allowed = promised ? "before" : "after";
  noteRuled(pairing, direction, {
    kind: after === "absent" ? "header-removed" : before === "absent" ? "header-added" : "header-required",
    title: `the header \`${name}\` of ${carrier} is ${after}, was ${before}`,
    sentence: `${capital(carrier)} ${HAS[after]} the header \`${name}\`.`,
    breaks,
    before: was?.place,
    after: is?.place,
    witnesses: witnessesFor(pairing, breaks, {
      message: direction,
      allowed,
      what: `${carrier} of ${nameOf(pairing[allowed])} without the header ${name}`,
      refusal:
        before === "optional" ? "what it holds is no longer documented" : `must have the header ${name}`,
    }),
  });
}

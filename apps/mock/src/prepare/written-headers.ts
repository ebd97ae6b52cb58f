import { answersOf } from "@facility-contracts/model/answer";
import { examplesOf } from "@facility-contracts/model/example";
import type { Header } from "@facility-contracts/model/header";
import type { Operation as ModelOperation } from "@facility-contracts/model/operation";
import { sampleOf } from "@facility-contracts/model/schema/sample";
import { headerText } from "@facility-contracts/model/written-parameter";
import type { Operation } from "../answers/operation.ts";

type Response = Operation["responses"][number];

/**
 * The answers with a text for each header whose value is none: Prism writes `null` for a list, an object, true and false,
 * cannot read that again, and misses a header that is 0.
 */
export function withWrittenHeaders(responses: readonly Response[], called: ModelOperation): Response[] {
  const documented = answersOf(called);
  return responses.map((response) => {
    const answer = documented.find(({ status }) => status.toUpperCase() === response.code.toUpperCase());
    const texts = new Map(answer?.headers.map((header) => [header.name, textOf(header)]));
    const headers = response.headers?.map((header) => {
      const value = texts.get(header.name);
      if (value === undefined) return header;
      return { schema: {}, ...header, examples: [{ id: "written", key: "written", value }] };
    });
    return { ...response, ...(headers && { headers }) };
  });
}

/** Undefined for a text, which Prism writes itself, and where no value is known. */
function textOf(header: Header): string | undefined {
  const { content, place, schema: own } = header;
  const schema = own ?? content?.schema;
  if (schema === undefined) return undefined;
  const examples = [...examplesOf(place), ...(content ? examplesOf(content.place) : [])];
  const found = sampleOf(schema, { direction: "response", examples: examples.map(({ value }) => value) });
  if (found.kind === "no sample" || (content === undefined && typeof found.value === "string"))
    return undefined;
  return headerText({ parameter: header, value: found.value });
}

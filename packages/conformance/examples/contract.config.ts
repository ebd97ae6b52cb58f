/**
 * A provider of every API of the contract, made of the contract alone. With MOCK it is the mock at that address, which can hold no rule.
 */
import { apis } from "@facility-contracts/contract/apis";
import { contractOf } from "@facility-contracts/model/contract";
import { markerAt } from "@facility-contracts/model/markers";
import { operationsOf } from "@facility-contracts/model/operation";
import { baseRequestOf } from "@facility-contracts/model/request";
import { schemesOf } from "@facility-contracts/model/security";

const { MOCK: mock } = process.env;

export default {
  version: 2,
  ...Object.fromEntries(
    apis.map(({ name, document }) => {
      const contract = contractOf(document, name);
      const credentials = (value: string) =>
        Object.fromEntries(schemesOf(contract).map((scheme) => [scheme.name, value]));
      const rows = operationsOf(contract).flatMap((operation) => {
        const base = baseRequestOf(operation);
        if (base.kind === "no request") return [];
        return base.parameters
          .filter(({ parameter }) => parameter.in === "path")
          .map(({ parameter, value }) => [
            markerAt(parameter.place, "x-row") ?? operation.path,
            { existing: [value], absent: absentLike(value) },
          ]);
      });
      return [
        name,
        {
          baseUrl: mock ?? "http://127.0.0.1:4010",
          rows: Object.fromEntries(rows),
          credentials:
            mock === undefined
              ? {
                  valid: credentials("valid"),
                  wrong: credentials("wrong"),
                  expired: credentials("expired"),
                  withoutRole: credentials("reader"),
                }
              : { valid: credentials("any") },
          ...(mock === undefined ? {} : { rules: false }),
        },
      ];
    }),
  ),
};

/** An identifier that the mock answers 404 to. */
function absentLike(value: unknown): string | number {
  return typeof value === "number" ? 404 : "00000000-0000-4000-8000-000000000404";
}

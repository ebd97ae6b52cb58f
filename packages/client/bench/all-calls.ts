/**
 * A program for each client, as an application would have it: every operation is called once, with the examples of the
 * contract, and of each answer what it has in the case of success and of failure is used. They differ in nothing else.
 */
import { credentialsOf } from "@facility-contracts/generator/facade-credentials";
import { namesOfApi } from "@facility-contracts/generator/facade-names";
import { memberOfValue } from "@facility-contracts/generator/names";
import { type NamedOperation, namedOperationsOf } from "@facility-contracts/generator/operations";
import { answersOf } from "@facility-contracts/model/answer";
import type { Contract } from "@facility-contracts/model/contract";
import { examplesOf } from "@facility-contracts/model/example";
import { type ParameterLocation, parametersOf } from "@facility-contracts/model/parameter";
import { baseRequestOf } from "@facility-contracts/model/request";
import { CONTRACTS } from "./contracts.ts";

const ALL = CONTRACTS.flatMap(namedOperationsOf);

/** The file that has what was generated of an API. */
type SourceOf = (api: string) => string;

/** Our client. */
export function ourProgram(
  clientOf: SourceOf = () => "@facility-contracts/client",
  operations: readonly NamedOperation[] = ALL,
): string {
  return [
    ...contractsOf(operations).flatMap((contract) => {
      const secrets = credentialsOf(contract).map(({ option }) => [option, "secret"]);
      const { create, variable } = namesOfApi(contract);
      return [
        `import { ${create} } from ${literal(clientOf(contract.name))};`,
        `const ${variable} = ${create}(${literal(Object.fromEntries(secrets))});`,
      ];
    }),
    ...callsOf(operations, (operation, { body, path, query }) => ({
      call: `${memberOfValue(namesOfApi(operation.contract).variable, operation.operationId)}(${literal({ ...path, ...query, body })})`,
      isSuccess: (result) => `${result}.ok`,
    })),
  ].join("\n");
}

/** openapi-fetch with the types that ours has. */
export function openapiFetchProgram(
  typesOf: SourceOf = (api) => `@facility-contracts/contract/${api}`,
  operations: readonly NamedOperation[] = ALL,
): string {
  return [
    'import createClient from "openapi-fetch";',
    ...contractsOf(operations).flatMap((contract) => {
      const { types, variable } = namesOfApi(contract);
      return [
        `import type { paths as ${types}Paths } from ${literal(typesOf(contract.name))};`,
        `const ${variable} = createClient<${types}Paths>({ baseUrl: "http://localhost" });`,
      ];
    }),
    ...callsOf(operations, ({ contract, method, path: template }, { body, path, query }) => ({
      call: `${namesOfApi(contract).variable}.${method.toUpperCase()}("${template}", ${literal({ params: { path, query }, body })})`,
      isSuccess: (result) => `${result}.data`,
    })),
  ].join("\n");
}

/** Operations of a contract, from all of its parts, that can be called and may succeed. */
export function someOperationsOf(contract: Contract, count: number): NamedOperation[] {
  const usable = namedOperationsOf(contract).filter(
    (operation) =>
      baseRequestOf(operation).kind !== "no request" &&
      answersOf(operation).some(({ status }) => status.startsWith("2")),
  );
  return Array.from(
    { length: count },
    (_, index) => usable[Math.floor((index * usable.length) / count)],
  ).filter((operation) => operation !== undefined);
}

function contractsOf(operations: readonly NamedOperation[]): Contract[] {
  return [...new Set(operations.map(({ contract }) => contract))];
}

/** What @hey-api/openapi-ts has generated. */
export function heyApi(sourceOf: SourceOf): string {
  return [
    ...CONTRACTS.map((contract) => importOf(contract, sourceOf)),
    ...callsOf(ALL, ({ operationId }, { body, path, query }) => ({
      call: `${operationId}(${literal({ path, query, body })})`,
      isSuccess: (result) => `${result}.data`,
    })),
  ].join("\n");
}

/** What orval has generated: it takes the parameters of the path, the body and the query one after the other. */
export function orval(sourceOf: SourceOf): string {
  return [
    ...CONTRACTS.map((contract) => importOf(contract, sourceOf)),
    ...callsOf(ALL, (operation, { body, path, query }) => ({
      call: `${operation.operationId}(${[...Object.values(path ?? {}), body, query]
        .filter((value) => value !== undefined)
        .map(literal)
        .join(", ")})`,
      isSuccess: (result) =>
        `(${answersOf(operation)
          .filter(({ status }) => status.startsWith("2"))
          .map(({ status }) => `${result}.status === ${status}`)
          .join(" || ")})`,
      failed: (result) => `${result}.data`,
    })),
  ].join("\n");
}

/** The functions of an API, as both generators name them. */
export function importOf(contract: Contract, sourceOf: SourceOf, keyword = "import"): string {
  const names = namedOperationsOf(contract).map(({ operationId }) => operationId);
  return `${keyword} { ${names.join(", ")} } from ${literal(sourceOf(contract.name))};`;
}

/** What an operation is called with. */
interface Sent {
  readonly path: Readonly<Record<string, unknown>> | undefined;
  readonly query: Readonly<Record<string, unknown>> | undefined;
  readonly body: unknown;
}

/** A call in the words of a client. */
interface Written {
  readonly call: string;
  isSuccess(result: string): string;
  /** What there is of a failure; `error` unless told. */
  failed?(result: string): string;
}

function callsOf(
  operations: readonly NamedOperation[],
  write: (operation: NamedOperation, sent: Sent) => Written,
): string[] {
  return operations.map((operation, index) => {
    const result = `result${index}`;
    const { call, failed = (name) => `${name}.error`, isSuccess } = write(operation, sentOf(operation));
    return `
const ${result} = await ${call};
if (${isSuccess(result)}) console.log(${result}.data);
else console.log(${failed(result)});`;
  });
}

function sentOf(operation: NamedOperation): Sent {
  const base = baseRequestOf(operation);
  if (base.kind === "no request") throw new Error(`${operation.operationId} has no example`);
  const needed = new Map(base.parameters.map(({ parameter, value }) => [parameter.name, value]));
  const values = (where: ParameterLocation) => {
    const given = parametersOf(operation)
      .filter((parameter) => parameter.in === where)
      .map(({ name, place }) => [name, needed.get(name) ?? examplesOf(place)[0]?.value] as const)
      .filter(([, value]) => value !== undefined);
    return given.length === 0 ? undefined : Object.fromEntries(given);
  };
  return { path: values("path"), query: values("query"), body: base.body?.value };
}

function literal(value: unknown): string {
  return JSON.stringify(value);
}

/**
 * What an operation takes in its address and headers, told as the other version tells it: a key may be a credential or a
 * parameter, an object that is written member by member may be a parameter for each. The messages are the same.
 */
import { objectOf, textsOf } from "@facility-contracts/model/json";
import { type Operation, placeholdersIn } from "@facility-contracts/model/operation";
import { identityOf, type Parameter, parametersOf } from "@facility-contracts/model/parameter";
import { below } from "@facility-contracts/model/place";
import { isAnnotation } from "@facility-contracts/model/schema/keywords";
import { keywordsAt } from "@facility-contracts/model/schema/normalise";
import { type SecurityScheme, securityOf } from "@facility-contracts/model/security";
import { TEXT } from "../schema/constant.ts";
import { noteRuled, type Pairing } from "./pairing.ts";

/** A parameter, with what tells it apart on the wire: in the path that is its position. */
interface Keyed {
  readonly key: string;
  readonly parameter: Parameter;
}

type Versions = Pick<Pairing, "before" | "after">;

/** The parameters of both versions, each as the other one tells them; notes what code that calls them has to write anew. */
export function carriedParametersOf(pairing: Pairing): { before: Keyed[]; after: Keyed[] } {
  const { after, before } = pairing;
  const keys = keysToldAsParameters(pairing);
  const [old, now] = [withKeys(before, keys), withKeys(after, keys)];
  const [was, is] = [inMembers(old, now), inMembers(now, old)];
  noteRetold(
    pairing,
    [...exchanged(old, before), ...replaced(old, was)],
    [...exchanged(now, after), ...replaced(now, is)],
  );
  return { before: was, after: is };

  /** Parameters that have to be sent and are a credential in the other version alone. */
  function exchanged(parameters: readonly Keyed[], operation: Operation): Keyed[] {
    const other = alwaysNeededBy(operation === before ? after : before);
    const own = alwaysNeededBy(operation);
    return parameters.filter(
      ({ key, parameter }) => keys.has(key) && parameter.required && other.has(key) && !own.has(key),
    );
  }
}

/** Credentials that each request needs, or none does, and that a version has a parameter for. */
export function keysToldAsParameters({ after, before }: Versions): ReadonlySet<string> {
  const versions = [before, after].map((operation) => ({
    always: alwaysNeededBy(operation),
    sometimes: new Set(
      securityOf(operation).flatMap(({ requirements }) => requirements.map(credentialKeyOf)),
    ),
    parameters: new Set(keyedParametersOf(operation).map(({ key }) => key)),
  }));
  const found = versions.flatMap(({ always }) => [...always.keys()]);
  return new Set(
    found.filter(
      (key) =>
        versions.some(({ parameters }) => parameters.has(key)) &&
        versions.every(({ always, sometimes }) => always.has(key) || !sometimes.has(key)),
    ),
  );
}

/** What is sent for a credential that has a field of its own: `header x-key`; undefined for all others. */
export function credentialKeyOf({ scheme: { credential } }: { scheme: SecurityScheme }): string | undefined {
  return credential.kind === "apiKey" ? identityOf({ in: credential.in, name: credential.field }) : undefined;
}

/** The parameters of an operation. */
function keyedParametersOf(operation: Operation): Keyed[] {
  const variables = placeholdersIn(operation.path);
  return parametersOf(operation).map((parameter) => {
    const { in: where, name } = parameter;
    return { key: where === "path" ? `path ${variables.indexOf(name)}` : identityOf(parameter), parameter };
  });
}

/** The credentials with a field of their own that each alternative of an operation needs. */
function alwaysNeededBy(operation: Operation): Map<string, SecurityScheme> {
  const [first, ...others] = securityOf(operation).map(
    ({ requirements }) =>
      new Map(requirements.map((requirement) => [credentialKeyOf(requirement), requirement.scheme] as const)),
  );
  return new Map(
    [...(first ?? [])].flatMap(([key, scheme]) =>
      key !== undefined && others.every((other) => other.has(key)) ? [[key, scheme] as const] : [],
    ),
  );
}

/** The parameters, and with them the credentials of some keys: each has to be sent. */
function withKeys(operation: Operation, keys: ReadonlySet<string>): Keyed[] {
  const parameters = keyedParametersOf(operation);
  const needed = [...alwaysNeededBy(operation)].filter(([key]) => keys.has(key));
  const own = parameters.map(({ key, parameter }) =>
    needed.some(([other]) => other === key)
      ? { key, parameter: { ...parameter, required: true } }
      : { key, parameter },
  );
  const more = needed.filter(([key]) => !own.some((other) => other.key === key));
  return [...own, ...more.flatMap(([key, scheme]) => asParameter(key, scheme))];
}

function asParameter(key: string, { credential, place }: SecurityScheme): Keyed[] {
  if (credential.kind !== "apiKey") return [];
  const parameter: Parameter = {
    kind: "parameter",
    name: credential.field,
    in: credential.in,
    required: true,
    style: credential.in === "header" ? "simple" : "form",
    explode: credential.in !== "header",
    allowReserved: false,
    place,
    schema: TEXT,
    content: undefined,
  };
  return [{ key, parameter }];
}

/** What an object that is written member by member may say for its members to be parameters that know nothing of each other. */
const APART = new Set(["type", "properties", "required", "additionalProperties"]);

/** The parameters, with the members of an object in its place where the other version has one of them as a parameter. */
function inMembers(parameters: readonly Keyed[], others: readonly Keyed[]): Keyed[] {
  const isNew = ({ key }: Keyed) => !parameters.some((own) => own.key === key);
  return parameters.flatMap((keyed) => {
    const members = others.some(({ key }) => key === keyed.key) ? [] : membersOf(keyed.parameter);
    const isTold = members.some((member) => isNew(member) && others.some(({ key }) => key === member.key));
    return isTold ? members : [keyed];
  });
}

function membersOf(parameter: Parameter): Keyed[] {
  const { explode, in: where, required, schema, style } = parameter;
  if (where !== "query" || style !== "form" || !explode || schema === undefined) return [];
  const keywords = keywordsAt(schema);
  const needed = textsOf(keywords.required ?? []);
  const isApart = Object.keys(keywords).every((keyword) => APART.has(keyword) || isAnnotation(keyword));
  // Members that have to be there as soon as one of them is are no parameters by themselves.
  if (!isApart || keywords.additionalProperties !== false || (!required && needed.length > 0)) return [];
  return Object.keys(objectOf(keywords.properties)).map((name) => {
    const member = below(schema, "properties", name);
    return {
      key: identityOf({ in: "query", name }),
      parameter: { ...parameter, name, required: needed.includes(name), schema: member, place: member },
    };
  });
}

/** Those that are told in another way after all. */
function replaced(parameters: readonly Keyed[], told: readonly Keyed[]): Keyed[] {
  return parameters.filter(({ key }) => !told.some((other) => other.key === key));
}

function noteRetold(pairing: Pairing, old: readonly Keyed[], now: readonly Keyed[]): void {
  for (const { parameter } of [...old, ...now])
    noteRuled(pairing, "request", {
      kind: "parameter-retold",
      tier: "client",
      title: `the parameter \`${parameter.name}\` is described in another way, and sent as before`,
      sentence: `The parameter \`${parameter.name}\` is given to the client in another way.`,
      breaks: ["clients"],
      before: old.some((one) => one.parameter === parameter) ? parameter.place : undefined,
      after: old.some((one) => one.parameter === parameter) ? undefined : parameter.place,
    });
}

/**
 * The credentials of a run: where their values come from, and new ones in a long run.
 */
import { spawnSync } from "node:child_process";
import { Failure } from "@facility-contracts/command/failure";
import { inBasic } from "../cases/credentials.ts";
import type { Credential, Credentials, Names, ProviderConfig } from "../config.ts";
import { durationOf } from "../duration.ts";
import { variableOf } from "../report/secrets.ts";
import type { WireRequest } from "../wire.ts";

/** The credentials of a run. */
export interface Wallet {
  /** The configuration, with the values that the run began with. Requests are made with these. */
  readonly config: ProviderConfig;
  /** All values that there have been, with what the names of their variables begin with. */
  known(): readonly (readonly [prefix: string, credentials: Credentials])[];
  /** Whether some are so old that they have to be renewed. */
  isDue(): boolean;
  /** @throws Failure when a command gives none */
  renew(): void;
  /** A request with the values of now. */
  paid(request: WireRequest): WireRequest;
}

/** A value that a command gave, and gives again. */
interface Renewable {
  readonly prefix: string;
  readonly scheme: string;
  readonly at: string;
  readonly command: string;
  readonly milliseconds: number;
  readonly first: string;
  value: string;
  due: number;
}

/** A command that asks a person for something would hold a run for ever. */
const MAX_COMMAND_MS = 120_000;

/**
 * Gets the values of credentials.
 *
 * @throws Failure with exit code 2 where the environment or a command gives none
 */
export function openWallet(config: ProviderConfig<Names, Credential>): Wallet {
  const { valid, wrong, expired, withoutRole, withRole, byOperation } = config.credentials;
  const known: (readonly [prefix: string, credentials: Credentials])[] = [];
  const renewables: Renewable[] = [];
  const given = new Map<string, string>();

  function valueFrom(credential: Credential, at: string): string {
    if (typeof credential === "string") return credential;
    if ("env" in credential) {
      const value = process.env[credential.env];
      if (value) return value;
      throw new Failure(2, `${at}: the environment has no ${credential.env}`);
    }
    const value = given.get(credential.command) ?? outputOf(credential.command, at);
    given.set(credential.command, value);
    return value;
  }

  function opened(credentials: Credentials<Names, Credential>, prefix: string, where: string): Credentials {
    const values = Object.entries(credentials).map(([scheme, credential]) => {
      const at = `credentials.${where}.${scheme}`;
      const value = valueFrom(credential, at);
      if (typeof credential === "object" && "command" in credential && credential.renewAfter !== undefined) {
        const milliseconds = durationOf(credential.renewAfter);
        if (milliseconds === undefined)
          throw new Failure(2, `${at}.renewAfter must be a time such as 10m, not '${credential.renewAfter}'`);
        const due = performance.now() + milliseconds;
        const { command } = credential;
        renewables.push({ prefix, scheme, at, command, milliseconds, first: value, value, due });
      }
      return [scheme, value] as const;
    });
    const plain = Object.fromEntries(values);
    known.push([prefix, plain]);
    return plain;
  }

  function all(
    map: Readonly<Record<string, Credentials<Names, Credential>>>,
    where: string,
  ): Record<string, Credentials> {
    return Object.fromEntries(
      Object.entries(map).map(([name, credentials]) => [
        name,
        opened(credentials, `${variableOf(name)}_`, `${where}.${name}`),
      ]),
    );
  }

  const credentials = {
    valid: opened(valid, "", "valid"),
    ...(wrong && { wrong: opened(wrong, "WRONG_", "wrong") }),
    ...(expired && { expired: opened(expired, "EXPIRED_", "expired") }),
    ...(withoutRole && { withoutRole: opened(withoutRole, "WITHOUT_ROLE_", "withoutRole") }),
    ...(withRole && { withRole: all(withRole, "withRole") }),
    ...(byOperation && { byOperation: all(byOperation, "byOperation") }),
  };
  const dueOnes = () => renewables.filter(({ due }) => due <= performance.now());
  return {
    config: { ...config, credentials },
    known: () => known,
    isDue: () => dueOnes().length > 0,
    renew() {
      given.clear();
      for (const one of dueOnes()) {
        one.value = valueFrom({ command: one.command }, one.at);
        one.due = performance.now() + one.milliseconds;
        known.push([one.prefix, { [one.scheme]: one.value }]);
      }
    },
    paid(request) {
      const changed = renewables.filter(({ first, value }) => first !== value);
      if (changed.length === 0) return request;
      const renewed = (text: string) =>
        changed.reduce((rest, { first, value }) => replaced(rest, first, value), text);
      return {
        ...request,
        target: renewed(request.target),
        headers: request.headers.map(([name, value]) => [name, renewed(value)]),
      };
    },
  };
}

/** A text with another value in place of one, however it is spelt in a header or an address. */
function replaced(text: string, first: string, value: string): string {
  return [(plain: string) => plain, encodeURIComponent, inBasic].reduce(
    (rest, spelt) => rest.replaceAll(spelt(first), () => spelt(value)),
    text,
  );
}

function outputOf(command: string, at: string): string {
  const { status, signal, stdout, error } = spawnSync(command, {
    shell: true,
    encoding: "utf8",
    timeout: MAX_COMMAND_MS,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const value = stdout?.trim() ?? "";
  if (status === 0 && value !== "") return value;
  const ended = status === 0 ? "printed nothing" : `ended with ${error?.message ?? signal ?? status}`;
  throw new Failure(2, `${at}: the command '${command}' ${ended}`);
}

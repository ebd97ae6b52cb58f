/**
 * The documents of `@readme/oas-examples`, which nobody wrote here.
 */
import { globSync, readFileSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { sampledInTurn } from "@facility-contracts/command/proof-mode";
import { type Contract, contractOf } from "@facility-contracts/model/contract";
import { objectOf } from "@facility-contracts/model/json";
import { schemesOf } from "@facility-contracts/model/security";

const FOLDER = fileURLToPath(new URL(".", import.meta.resolve("@readme/oas-examples/package.json")));

/**
 * The names of the documents that are no larger than so many bytes: `3.1/json/train-travel.json`. Beside a proof each one is
 * taken in one of the versions that it has, in turn.
 */
export function documentsUpTo(maxBytes: number): readonly string[] {
  const all = globSync("3.*/json/*.json", { cwd: FOLDER })
    .filter((name) => statSync(fileOf(name)).size <= maxBytes)
    .sort();
  return sampledInTurn(
    all,
    (name) => basename(name),
    (name) => dirname(name),
  );
}

/** Where a document is. */
export function fileOf(name: string): string {
  return `${FOLDER}/${name}`;
}

/** The contract of a document. */
export function foreignContract(name: string): Contract {
  return contractOf(objectOf(JSON.parse(readFileSync(fileOf(name), "utf8"))), name);
}

/** A value for each security scheme of a contract. */
export function anyCredentials(contract: Contract): Readonly<Record<string, string>> {
  return Object.fromEntries(
    schemesOf(contract).map(({ name, credential }) => {
      const isBasic = credential.kind === "http" && credential.scheme === "basic";
      return [name, isBasic ? `somebody:valid-${name}` : `valid-${name}`];
    }),
  );
}

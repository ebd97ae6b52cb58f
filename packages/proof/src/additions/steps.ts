/**
 * What is run in the copy once everything is added: the commands of CONTRIBUTING, and checks of what they made.
 */
import type { Part } from "../part.ts";

const BUILT = ["client", "conformance", "mock", "portal"].map(
  (workspace) => `--filter=@facility-contracts/${workspace}`,
);
/** The tag of the commit to which everything is added. */
export const BEFORE = "before-the-additions";

/** Turbo goes on after a failure, and prints what failed alone. */
const WHAT_FAILS = ["--continue", "--output-logs=errors-only"];

/** Each step, in the order of CONTRIBUTING. All are run, whatever fails. */
export const STEPS: readonly Part[] = [
  { name: "facts", command: ["npm", "run", "facts"] },
  { name: "lint", command: ["npm", "run", "lint"] },
  { name: "generate", command: ["npm", "run", "generate"] },
  {
    name: "lint of the bundle",
    command: ["npm", "run", "lint:documents", "--workspace=packages/contract"],
  },
  { name: "drift", command: ["npm", "run", "drift"] },
  { name: "changelog", command: ["npm", "run", "review", "--", "--base", BEFORE, "--changelog", "--write"] },
  { name: "review", command: ["npm", "run", "review", "--", "--base", BEFORE] },
  { name: "build", command: ["npm", "run", "build", "--", ...BUILT, ...WHAT_FAILS] },
  { name: "typecheck", command: ["npm", "run", "typecheck", "--", ...WHAT_FAILS] },
  { name: "mock", command: check("mock") },
  { name: "client", command: ["node", "packages/client/test/additions.ts"] },
  { name: "contract tests", command: check("contract-tests") },
  { name: "sandbox", command: check("sandbox") },
  { name: "portal", command: check("portal") },
];

/** Takes minutes. */
export const TESTS: Part = { name: "tests", command: ["npm", "test"] };

function check(name: string): Part["command"] {
  return ["node", `packages/proof/src/additions/checks/${name}.ts`];
}

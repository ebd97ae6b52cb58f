/**
 * Every output that is kept. What makes one is loaded when it is asked for: all of the engines take seconds.
 */
import type { Output } from "./golden-file.ts";

/** An output of an engine on the frozen contract. */
export interface Subject {
  /** Of its file, too. */
  readonly name: string;
  readonly says: string;
  /** Made in a second, and so compared by `npm test`; the others by `npm run proof`. */
  readonly isQuick: boolean;
  make(): Promise<Output>;
}

/** In the order of their files. */
export const SUBJECTS: readonly Subject[] = [
  {
    name: "commands",
    says: "--help and a wrong option of every command",
    isQuick: false,
    make: async () => (await import("./outputs/commands.ts")).commands(),
  },
  {
    name: "facts",
    says: "what stands behind each claim",
    isQuick: true,
    make: async () => (await import("./outputs/ledger.ts")).facts(),
  },
  {
    name: "faults",
    says: "which check finds each seeded fault",
    isQuick: false,
    make: async () => (await import("./outputs/seeded-faults.ts")).faults(),
  },
  {
    name: "generated",
    says: "what the generator writes",
    isQuick: false,
    make: async () => (await import("./outputs/generated.ts")).generated(),
  },
  {
    name: "ledger-mutants",
    says: "which gate notices each edit",
    isQuick: false,
    make: async () => (await import("./outputs/ledger.ts")).ledgerMutants(),
  },
  {
    name: "mock",
    says: "what the mock answers",
    isQuick: false,
    make: async () => (await import("./outputs/mock.ts")).mock(),
  },
  {
    name: "mock-report",
    says: "what the contract tests report of the mock",
    isQuick: false,
    make: async () => (await import("./outputs/mock.ts")).mockReport(),
  },
  {
    name: "mutants",
    says: "which check kills each mutant",
    isQuick: false,
    make: async () => (await import("./outputs/seeded-faults.ts")).mutants(),
  },
  {
    name: "packages",
    says: "what the packages declare and export",
    isQuick: false,
    make: async () => (await import("./outputs/packages.ts")).packages(),
  },
  {
    name: "plan",
    says: "what the contract tests plan",
    isQuick: true,
    make: async () => (await import("./outputs/contract-tests.ts")).plan(),
  },
  {
    name: "portal",
    says: "the pages of the portal",
    isQuick: false,
    make: async () => (await import("./outputs/portal.ts")).portal(),
  },
  {
    name: "provider-report",
    says: "what the contract tests report of the provider",
    isQuick: true,
    make: async () => (await import("./outputs/contract-tests.ts")).providerReport(),
  },
  {
    name: "requests",
    says: "the bytes that the contract tests send",
    isQuick: true,
    make: async () => (await import("./outputs/contract-tests.ts")).requests(),
  },
  {
    name: "review",
    says: "what the review says of its corpus",
    isQuick: false,
    make: async () => (await import("./outputs/review.ts")).review(),
  },
];

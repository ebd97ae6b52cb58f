/**
 * The options of `npm run review`.
 */
import { Failure } from "@facility-contracts/command/failure";
import type { Command, Options, Values } from "@facility-contracts/command/options";

/** What the command says of itself. */
export const COMMAND = {
  does: `Says what a change to openapi/ means: what breaks for clients and for providers, shown by a message that one version
allows and the other does not; what is documented and what is assumed; lint, examples and declarations; and the version it needs.`,
  usage: `npm run review [-- options]
       npx facility-review [options] OLD NEW    any two documents: files, or REVISION:PATH of a repository`,
  options: {
    documents: { argument: true },
    base: {
      value: "revision",
      help: "compare with this commit, branch or tag (default: the merge base with origin/main, or main)",
    },
    api: { value: "name", help: "only this API" },
    markdown: {
      value: "file",
      help: "write it as Markdown for a pull request; without a file, or with -, to the standard output",
      bare: "-",
    },
    json: {
      value: "file",
      help: "write it as JSON; without a file, or with -, to the standard output",
      bare: "-",
    },
    github: {
      help: "print GitHub annotations instead, each with its file and line",
    },
    portal: { help: "build the portal with the review as a page, apps/portal/dist/review.html" },
    changelog: { help: "print the changelog entries of the new versions" },
    write: {
      help: "with --changelog: write them into openapi/<api>/CHANGELOG.md and remove the changesets",
    },
  },
  exits: "Exit codes: 0 nothing stands in the way, 1 there is something to do, 2 wrong use.",
} as const satisfies Command<Options>;

/** Refuses options that do not go together. @throws {Failure} with exit code 2 */
export function refuseContradictions(options: Values<typeof COMMAND.options>): void {
  const output = [options.markdown, options.json].filter((file) => file === "-").length;
  if (output > 1) throw new Failure(2, "--markdown and --json cannot both go to the standard output");
  const { documents } = options;
  if (documents.length !== 0 && documents.length !== 2)
    throw new Failure(
      2,
      `two documents are compared, the old one first; there ${documents.length === 1 ? "is one" : `are ${documents.length}`}`,
    );
  const ofRepository = (["api", "base", "changelog", "portal", "write"] as const).find(
    (name) => options[name],
  );
  if (documents.length > 0 && ofRepository !== undefined)
    throw new Failure(
      2,
      `--${ofRepository} is about openapi/ of this repository, and not about two documents`,
    );
  if (options.write && !options.changelog) throw new Failure(2, "--write belongs to --changelog");
}

/**
 * The options of `npm run review`.
 */
import { parseArgs } from "node:util";
import { Failure, wrongOptions } from "@facility-contracts/command/failure";

/** What `--help` prints. */
export const HELP = `Says what a change to openapi/ means: what breaks for clients and for providers, shown by a message that one version
allows and the other does not; what is documented and what assumed; lint, examples, declarations; and the version it needs.

Usage: npm run review [-- options]

  --base <revision>   compare with this commit, branch or tag (default: the merge base with origin/main, or main)
  --api <name>        only this API
  --markdown [file]   write it as Markdown for a pull request; without a file, or with -, to the standard output
  --json [file]       write it as JSON; without a file, or with -, to the standard output
  --portal            write apps/portal/review.json, which npm start and npm run build show as a page
  --changelog         print the changelog entries of the new versions
  --write             with --changelog: write them into openapi/<api>/CHANGELOG.md and remove the changesets
  --help              show this text

Exit codes: 0 nothing stands in the way, 1 there is something to do, 2 wrong use.
`;

/** What was asked for. */
export interface Options {
  readonly base?: string;
  readonly api?: string;
  readonly markdown?: string;
  readonly json?: string;
  readonly portal: boolean;
  readonly changelog: boolean;
  readonly write: boolean;
  readonly help: boolean;
}

/** Reads the options. @throws {Failure} with exit code 2 for wrong ones */
export function readOptions(args: readonly string[]): Options {
  const options = parsed(args);
  const output = [options.markdown, options.json].filter((file) => file === "-").length;
  if (output > 1) throw new Failure(2, "--markdown and --json cannot both go to the standard output");
  if (options.write && !options.changelog) throw new Failure(2, "--write belongs to --changelog");
  return options;
}

function parsed(args: readonly string[]): Options {
  try {
    return parseArgs({
      args: args.flatMap((arg, index) => (isWithoutFile(arg, args[index + 1]) ? [arg, "-"] : [arg])),
      options: {
        base: { type: "string" },
        api: { type: "string" },
        markdown: { type: "string" },
        json: { type: "string" },
        portal: { type: "boolean", default: false },
        changelog: { type: "boolean", default: false },
        write: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw wrongOptions(error);
  }
}

/** `parseArgs` has no option whose value can be left out. */
function isWithoutFile(arg: string, next: string | undefined): boolean {
  return (arg === "--markdown" || arg === "--json") && (next === undefined || /^-./.test(next));
}

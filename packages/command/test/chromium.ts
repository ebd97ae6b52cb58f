import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Browser, chromium, type LaunchOptions } from "playwright-core";

/** Where Linux has a Chromium that was installed. */
const INSTALLED = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The end of what hangs, in milliseconds: Playwright's own 30 seconds are too short for a busy machine. */
const MAX_WAIT_MS = 120_000;

/** Nothing that is not asked for, least of all over the network. */
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-sync",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--no-first-run",
];

/** Starts Chromium without a window: that of the machine if there is one, else the one from npm. */
export async function launchChromium(): Promise<Browser> {
  const options = { headless: true, args: ARGS, timeout: MAX_WAIT_MS, ...(await program()) };
  const browser = await chromium.launch(options);
  browser.on("context", (context) => context.setDefaultTimeout(MAX_WAIT_MS));
  return browser;
}

async function program(): Promise<LaunchOptions> {
  const executablePath = process.env.CHROMIUM_PATH || INSTALLED.find((path) => existsSync(path));
  if (executablePath) return { executablePath };
  // Windows has this one, and a Mac often that one.
  if (process.platform === "win32") return { channel: "msedge" };
  if (process.platform === "darwin") return { channel: "chrome" };
  if (process.arch !== "x64")
    throw new Error("npm has no Chromium for this machine: install one, or name it in CHROMIUM_PATH");
  const folder = await unpacked();
  return {
    executablePath: join(folder, "chromium"),
    // A bare machine does not have libnss3 and libnspr4, which come along.
    env: { ...process.env, LD_LIBRARY_PATH: join(folder, "al2023/lib") },
  };
}

/** Unpacks the Chromium of npm, which takes 3 seconds and 200 MB, once for each version of it. */
async function unpacked(): Promise<string> {
  const installed = fileURLToPath(new URL("..", import.meta.resolve("@sparticuz/chromium")));
  const { version } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  const cache = join(installed, "../../.cache");
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const unfinished = await mkdtemp(`${folder}-`);
  // The package unpacks into the folder for temporary files, where a file of the same name would be taken for it.
  await promisify(execFile)(
    process.execPath,
    [
      "--input-type=module",
      "--eval",
      `import { inflate } from "@sparticuz/chromium";
       for (const name of ["chromium.br", "al2023.tar.br"]) await inflate(process.argv[1] + "bin/" + name);`,
      installed,
    ],
    { cwd: import.meta.dirname, env: { ...process.env, TMPDIR: unfinished } },
  );
  // In one step, so that a run that is cut off leaves no half of a browser. Of two at a time the first wins.
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true }));
  return folder;
}

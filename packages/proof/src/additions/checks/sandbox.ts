/**
 * Whether the sandbox starts, keeps what PATCH and DELETE do and the rules in prose, and says that nobody serves the API that was added.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Failure } from "@facility-contracts/command/failure";
import { ROOT } from "@facility-contracts/command/repository";
import { contractTests } from "./contract-tests-command.ts";
import { type ExpectedAnswer, expectAnswers } from "./expected-answers.ts";
import { CHANGE_STATUS, DELETE_TICKET, GET_GARAGE, NO_TICKET, TICKET } from "./requests.ts";

const session = { Cookie: "session=demo-full-session" };
const reader = { Cookie: "session=demo-read-only-session" };
const body = { status: "COMPLETED" };
const read: ExpectedAnswer = {
  says: "the ticket as it is kept",
  method: "PUT",
  path: `/api/v1/tickets/${TICKET}`,
  headers: session,
  body: {},
  status: 200,
};

const EXPECTED: readonly ExpectedAnswer[] = [
  { ...CHANGE_STATUS, says: "without the role", headers: reader, body, status: 403 },
  { ...CHANGE_STATUS, says: "no such status", headers: session, body: { status: "DONE" }, status: 400 },
  { ...CHANGE_STATUS, says: "the ticket", headers: session, body, status: 200, has: ['"COMPLETED"'] },
  { ...read, has: ['"COMPLETED"'] },
  { ...read, says: "a PUT is no PATCH", body, status: 400 },
  { ...DELETE_TICKET, says: "without the role", headers: reader, status: 403 },
  {
    ...DELETE_TICKET,
    says: "no such ticket",
    path: `/api/v1/tickets/${NO_TICKET}`,
    headers: session,
    status: 404,
  },
  { ...DELETE_TICKET, says: "nothing", headers: session, status: 204, isEmpty: true },
  { ...read, says: "it is gone", status: 404 },
  { ...DELETE_TICKET, says: "it is gone", headers: session, status: 404 },
  { ...GET_GARAGE, says: "nobody serves it", headers: { "X-Parking-Key": "any" }, status: 501 },
];

const child = spawn(process.execPath, [join(ROOT, "apps/sandbox/src/cli.ts"), "--port", "0", "--control"], {
  cwd: ROOT,
  stdio: ["ignore", "pipe", "pipe"],
  env: { ...process.env, PORT: "" },
});
const ended = once(child, "exit");
const lines: string[] = [];
try {
  const origin = await originOf();
  await expectAnswers(origin, EXPECTED);
  await fetch(`${origin}/__sandbox/reset`, { method: "POST" });
  await contractTests("tickets", "apps/sandbox/conformance.config.ts", origin);
  const told = lines.find((line) => line.includes("parking"));
  console.log(
    told === undefined ? "WRONG  nothing is said of parking, which has no handlers" : `ok     ${told}`,
  );
  if (told === undefined) process.exitCode = 1;
} finally {
  child.kill();
  await ended;
}

/** Where the sandbox listens, from what it prints. */
async function originOf(): Promise<string> {
  const found = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface(stream).on("line", (line) => {
        lines.push(line);
        const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
        if (origin !== undefined) resolve(origin);
      });
  });
  return Promise.race([
    found,
    ended.then(([code]) => {
      const told = [`The sandbox ended with exit code ${code}`, ...lines].join("\n");
      throw new Failure(1, told);
    }),
  ]);
}

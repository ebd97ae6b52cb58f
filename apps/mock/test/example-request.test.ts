import { execFileSync } from "node:child_process";
import { curlCommand } from "@facility-contracts/serving/curl";
import { afterAll, expect, test } from "vitest";
import { listeningMock, preparedContract } from "./mock-server.ts";

const prepared = await preparedContract();
const { server, origin } = await listeningMock({}, prepared);
afterAll(() => server.close());
const operations = prepared.apis.flatMap((api) => api.operations);

test.each(operations)(
  "the curl command of $operation.method $operation.path is answered with a success",
  async ({ example }) => {
    const { method, headers, body, url } = parseCurl(curlCommand(origin, example));
    const response = await fetch(url, { method, headers, ...(body !== undefined && { body }) });
    expect(response.headers.get("sl-violations")).toBeNull();
    expect(response.ok).toBe(true);
  },
);

test("a quote in a body stays in it", () => {
  const request = { method: "PUT", path: "/", headers: {}, body: `{"title":"It's $HOME \`x\` \\"}` };
  expect(parseCurl(curlCommand("http://localhost", request)).body).toBe(request.body);
});

/** Lets a shell read the command, as a person's would, with a curl that only shows its arguments. */
function parseCurl(command: string) {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  const [, method, url = "", ...options] = execFileSync("sh", ["-c", script], { encoding: "utf8" }).split(
    "\0",
  );
  const values = (flag: string) =>
    options.flatMap((word, index) => (options[index - 1] === flag ? [word] : []));
  const headers = values("-H").map((header): [string, string] => {
    const [name = "", value = ""] = header.split(/: (.*)/s);
    return [name, value];
  });
  return { method: method ?? "", url, headers, body: values("--data-raw")[0] };
}

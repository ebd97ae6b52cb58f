import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { text } from "node:stream/consumers";
import { openContract } from "@facility-contracts/model/open";
import { operationsOf } from "@facility-contracts/model/operation";
import { listen } from "@facility-contracts/serving/listen";
import { mockOf } from "./src/documents/documents.ts";
import { documentsAt } from "./src/documents/found.ts";
import { createMockServer, DEFAULTS } from "./src/http/server.ts";
import { createLog } from "./src/log.ts";
import { foreignRequestsOf } from "./test/foreign-requests.ts";

const O = "/work/h/mockcli/node_modules/@readme/oas-examples/";
const only = process.argv[2];
const files =
  only && only.startsWith("/")
    ? [only]
    : ["3.0", "3.1"]
        .flatMap((v) =>
          readdirSync(O + v + "/json", { recursive: true, encoding: "utf8" })
            .filter((f) => f.endsWith(".json"))
            .map((f) => O + v + "/json/" + f),
        )
        .filter((f) => !only || f.includes(only));
const limit = Number(process.argv[3] ?? 1e9);
const exchange = (url: string, method: string, headers: any, body: any) =>
  new Promise<any>((resolve, reject) => {
    const [, origin = "", path = "/"] = /^(http:\/\/[^/]+)(.*)$/.exec(url)!;
    const u = new URL(origin);
    const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
    const r = httpRequest(
      { hostname: u.hostname, port: u.port, path, method, headers: { ...headers, ...length }, timeout: 5000 },
      (s) =>
        text(s).then(
          (b) =>
            resolve({
              status: s.statusCode,
              type: s.headers["content-type"],
              body: parsed(b),
              violations:
                s.headers["sl-violations"] === undefined
                  ? undefined
                  : parsed(String(s.headers["sl-violations"])),
            }),
          reject,
        ),
    );
    r.on("timeout", () => r.destroy(new Error("timeout")));
    r.on("error", reject);
    r.end(body);
  });
const parsed = (b: string) => {
  try {
    return JSON.parse(b);
  } catch {
    return b;
  }
};
const counts: Record<string, number> = {};
let same = 0,
  total = 0,
  ops = 0,
  skipped = 0;
for (const file of files) {
  const child = spawn(process.execPath, ["/work/h/mockcli/apps/mock/test/prism-server.ts", file], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const prism = await new Promise<string>((res) => {
    let o = "";
    child.stdout.on("data", (d) => {
      o += d;
      const m = /on (http:\S+)/.exec(o);
      if (m) res(m[1]!);
    });
    child.on("exit", () => res(""));
  });
  let ours: string, server: any;
  try {
    const m = await mockOf(await documentsAt([file]), new Map(), undefined);
    server = createMockServer(m, { ...DEFAULTS, log: createLog("silent", false) });
    ours = await listen(server, { port: 0, host: "127.0.0.1" });
  } catch (e: any) {
    console.log(file.replace(O, ""), "OURS", e.message.slice(0, 200), "PRISM", prism);
    child.kill();
    continue;
  }
  const contract = await openContract(file);
  for (const op of operationsOf(contract)
    .filter((o) => o.kind === "path")
    .slice(0, limit)) {
    ops++;
    const rs = foreignRequestsOf(op);
    if ("reason" in rs) {
      skipped++;
      console.log(file.replace(O, ""), op.name, "NONE", rs.reason.slice(0, 100));
      continue;
    }
    for (const r of rs) {
      total++;
      const [p, m] = await Promise.all(
        [prism, ours].map((o) =>
          exchange(o + r.path, r.method, r.headers, r.body).catch((e) => ({ error: String(e) })),
        ),
      );
      const diffs = Object.keys({ ...p, ...m }).filter((k) => JSON.stringify(p[k]) !== JSON.stringify(m[k]));
      if (diffs.length === 0) same++;
      else if (p.type === "text/plain" && p.body === "" && diffs.length === 1 && diffs[0] === "type")
        counts.textplain = (counts.textplain ?? 0) + 1;
      else {
        const key = `${r.variant} ${diffs}`;
        counts[key] = (counts[key] ?? 0) + 1;
        console.log(
          file.replace(O, ""),
          op.name,
          "|",
          r.variant,
          "|",
          diffs
            .map(
              (k) => `${k}: ${JSON.stringify(p[k])?.slice(0, 160)} <> ${JSON.stringify(m[k])?.slice(0, 160)}`,
            )
            .join(" ; "),
        );
      }
    }
  }
  server.close();
  server.closeAllConnections();
  child.kill();
}
console.log(counts);
console.log({ ops, skipped, total, same });
process.exit();

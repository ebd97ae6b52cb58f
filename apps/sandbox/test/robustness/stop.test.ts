/**
 * How the process ends when it is asked to, whatever its clients do.
 */
import { describe, expect, test } from "vitest";
import { callerOf } from "../caller.ts";
import { headOf } from "./broken-request.ts";
import { faultsOfError } from "./documented-errors.ts";
import { openRawConnection } from "./raw-connection.ts";
import { LONG, path, reachActive, reachRefusal, update, useStarts } from "./stopping.ts";

const start = useStarts();

describe("a process that is asked to stop", () => {
  test("finishes uploads and requests, whose connections then do not hold it up, nor do idle ones", async () => {
    const { origin, child, ended } = await start(LONG);
    const call = callerOf(() => ({ origin }));
    const file = { uploadId: "1", name: "a.png", mimeType: "image/png", size: 6 };
    const { body } = await call("POST", "/anomalies/v2/rs/1/images", [file]);
    const url = new URL(body.uploads[0].presignedUrl);
    const head = headOf("PUT", `${url.pathname}${url.search}`, {
      host: url.host,
      "content-type": "image/png",
      "content-length": "6",
    });
    const [idle, upload, request, late] = await Promise.all([
      openRawConnection(origin),
      openRawConnection(origin),
      openRawConnection(origin),
      openRawConnection(origin),
    ]);
    expect((await idle.exchange(headOf("GET", "/healthz", { host: "sandbox" })))?.status).toBe(200);
    upload.socket.write(Buffer.concat([head, Buffer.from("abc")]));
    request.socket.write(update.subarray(0, -5));
    late.socket.write(update.subarray(0, 50));
    await reachActive(origin, 2);
    child.kill("SIGTERM");
    await reachRefusal(origin);
    // It had begun before, too. It may be done or refused, but not in words of another's.
    const lateAnswer = await late.exchange(update.subarray(50));
    expect([200, 503]).toContain(lateAnswer?.status);
    if (lateAnswer?.status === 503) expect(faultsOfError("PUT", path, 503, lateAnswer.body)).toBe("");
    const answers = await Promise.all([
      upload.exchange(Buffer.from("def")),
      request.exchange(update.subarray(-5)),
    ]);
    expect(answers.map((answer) => answer?.status)).toEqual([200, 200]);
    expect(answers[1]?.body).toContain("held back");
    expect(await ended).toBe(0);
  });
});

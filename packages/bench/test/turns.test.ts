import { once } from "node:events";
import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import type { LoadRequest } from "../src/load.ts";
import { measureAllInTurn, measureInTurn } from "../src/turns.ts";

/** A server whose answers cost what is said, and that adds its name to those who answered. */
async function serverOf(name: string, cost: number, answered: string[]) {
  let answers = 0;
  const server = createServer((_, response) => {
    answers += 1;
    if (answered.at(-1) !== name) answered.push(name);
    response.end();
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  return { origin, processorTime: () => answers * cost };
}

const next = (): LoadRequest => ({ name: "any", method: "GET", path: "/", headers: {}, status: 200 });

test("each part of the turns is of a server of its own, and while it lasts no server rests for longer than a turn", async () => {
  const answered: string[] = [];
  const costs = await measureInTurn(
    [
      {
        name: "three",
        servers: [
          await serverOf("first", 1, answered),
          await serverOf("second", 2, answered),
          await serverOf("third", 3, answered),
        ],
        next,
      },
      { name: "one", servers: [await serverOf("only", 10, answered)], next },
    ],
    { turns: 5, requests: 2 },
  );
  expect(costs).toEqual({ three: [1, 2, 3, 1, 2], one: [10, 10, 10, 10, 10] });
  expect(new Set(answered.filter((_, index) => index % 2 === 1))).toEqual(new Set(["only"]));
  const byTurn = answered.filter((_, index) => index % 2 === 0);
  expect([...new Set(byTurn)]).toEqual(["first", "second", "third"]);
  expect(byTurn).toEqual(byTurn.toSorted());
});

test("the servers of a part are asked for all that is measured before those of the next part", async () => {
  const answered: string[] = [];
  const servers = [await serverOf("first", 1, answered), await serverOf("second", 2, answered)] as const;
  const steps: string[] = [];
  const measurementOf = (name: string) => ({
    contestants: [{ name, servers, next }],
    async around(measurePart: () => Promise<void>) {
      await measurePart();
      steps.push(`${name} ${answered.join()}`);
      answered.length = 0;
    },
  });
  const costs = await measureAllInTurn([measurementOf("one"), measurementOf("other")], {
    turns: 3,
    requests: 2,
  });
  expect(costs).toEqual([{ one: [1, 2, 1] }, { other: [1, 2, 1] }]);
  expect(steps).toEqual(
    ["first", "second", "first"].flatMap((server) => [`one ${server}`, `other ${server}`]),
  );
});

import { expect, onTestFinished, test } from "vitest";
import { prepareAll } from "../src/prepare/prepare.ts";
import { faultsOfPrepared } from "../src/start-message.ts";
import { listeningMock } from "./mock-server.ts";

// Security schemes of documents that Prism reads, and that do not say where their credentials stand.

test.each([
  [{ type: "http" }, "scheme"],
  [{ type: "apiKey", in: "header" }, "name"],
  [{ type: "apiKey", name: "key" }, "in"],
])(
  "credentials of %j are taken as they are, and the mock says that nobody checks them",
  async (own, missing) => {
    const operation = { security: [{ own: [] }], responses: { 204: { description: "Done" } } };
    const document = {
      openapi: "3.0.3",
      info: { title: "Notes", version: "1" },
      paths: { "/notes": { get: operation } },
      components: { securitySchemes: { own } },
    };
    const prepared = await prepareAll([{ name: "notes", document }]);
    const { server, origin } = await listeningMock({}, prepared);
    onTestFinished(() => {
      server.close();
    });
    const { headers, status } = await fetch(`${origin}/notes`);
    const message = `Nobody checks the credentials of the request for 'own', and any are taken for valid: the security scheme has no usable \`${missing}\``;
    expect(status).toBe(204);
    expect(JSON.parse(headers.get("sl-violations") ?? "[]")).toMatchObject([{ message }]);
    expect(faultsOfPrepared(prepared)).toEqual([`GET /notes: ${message}`]);
  },
);

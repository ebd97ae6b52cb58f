/**
 * What is only read or only written, in the types of a client: a call is not asked for what nobody sends, and an answer does not
 * promise what no provider tells.
 */

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const ID = { type: "string", readOnly: true };
const KIND = { type: "string" };

function objectOf(properties: object, more: object = {}): object {
  return { type: "object", required: Object.keys(properties), properties, ...more };
}

/** An operation that takes a schema, and answers another one. */
const from = (operationId: string, sent: object, answered: object) => ({
  post: {
    operationId,
    requestBody: { required: true, ...json(sent) },
    responses: { 200: { description: "Done.", ...json(answered) } },
  },
});

const documentOf = (openapi: string) => ({
  openapi,
  info: { title: "Pets", version: "1" },
  servers: [{ url: "https://pets.test" }],
  paths: {
    "/pets": from("addPet", to("Pet"), to("Pet")),
    "/owners": from("addOwner", objectOf({ id: ID, name: KIND }), { type: "array", items: to("Owner") }),
    "/shapes": from("addShape", to("Shape"), to("Shape")),
    "/animals": from("addCat", to("Cat"), to("Cat")),
    "/kittens": from("addKitten", to("Kitten"), to("Kitten")),
    "/names": from("rename", { allOf: [to("Animal"), objectOf({ id: ID, name: KIND })] }, to("Animal")),
    "/logins": from("logIn", to("Login"), objectOf({ of: to("Animal") })),
  },
  components: {
    schemas: {
      Pet: objectOf({
        id: ID,
        secret: { type: "string", writeOnly: true },
        owner: { allOf: [to("Owner")] },
        friends: { type: "array", items: to("Pet") },
      }),
      PetRequest: { type: "string" },
      Owner: objectOf({ id: to("OwnerId"), name: KIND }),
      OwnerId: ID,
      Login: objectOf({ id: ID, user: KIND }),
      Shape: { oneOf: [to("Circle"), to("Square")], discriminator: { propertyName: "kind" } },
      Circle: objectOf({ kind: KIND, id: ID, radius: { type: "number" } }),
      Square: objectOf({ kind: KIND, side: { type: "number" } }),
      Animal: objectOf({ type: KIND }, { discriminator: { propertyName: "type" } }),
      Cat: { allOf: [to("Animal"), objectOf({ id: ID, lives: { type: "number" } })] },
      Kitten: { allOf: [to("Cat"), objectOf({ weeks: { type: "number" } })] },
    },
  },
});

const PROGRAM = `
import { unwrap } from "@facility-contracts/client";
import { handler } from "@facility-contracts/client/msw";
import { createPetsClient, petsApi } from "./pets.ts";
import type { Login, Pet, RenameBody } from "./pets.types.ts";
const pets = createPetsClient();
const owner = { name: "Ann" };
const friend = { secret: "s", owner, friends: [] };
const pet = await unwrap(pets.addPet({ body: { ...friend, friends: [friend] } }));
pet.friends[0]?.owner.id satisfies string | undefined;
pet.id satisfies string;
const whole: Pet = pet;
// @ts-expect-error an answer need not have it
pet.secret satisfies string;
await pets.addPet({ body: { ...whole, secret: "s", friends: [] } });
// @ts-expect-error what is not only read is asked for
await pets.addPet({ body: { owner, friends: [] } });
(await unwrap(pets.addOwner({ body: owner })))[0]?.id satisfies string | undefined;
await pets.addShape({ body: { kind: "Square", side: 1 } });
const shape = await unwrap(pets.addShape({ body: { kind: "Circle", radius: 1 } }));
if (shape.kind === "Circle") shape.id satisfies string;
const cat = await unwrap(pets.addCat({ body: { type: "Cat", lives: 7 } }));
[cat.type satisfies "Cat", cat.id satisfies string];
(await unwrap(pets.addKitten({ body: { type: "Kitten", lives: 7, weeks: 2 } }))).type satisfies "Kitten";
[] satisfies RenameBody[];
// @ts-expect-error a call has no type of an answer beside its own
import type { RenameBodyRequest } from "./pets.types.ts";
const login: Login = { user: "ann" };
await pets.logIn({ body: login });
handler(petsApi, "addPet", { status: 200, body: { id: "7", owner: { id: "1", name: "Ann" }, friends: [] } });
// @ts-expect-error an answer has it
handler(petsApi, "addPet", { status: 200, body: { owner: { id: "1", name: "Ann" }, friends: [] } });
`;

/** What the API of each version is called. */
export const ONE_WAY_APIS = { "3.0.3": "pets", "3.1.1": "dogs" } as const;

/** The clients' documents, by what their API is called. */
export const ONE_WAY_DOCUMENTS = Object.entries(ONE_WAY_APIS).map(([version, api]) => ({
  api,
  document: documentOf(version),
  program: PROGRAM.replaceAll("pets", api).replaceAll("Pets", api === "pets" ? "Pets" : "Dogs"),
}));

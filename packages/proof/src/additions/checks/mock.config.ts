/** The mock, as the contract tests are told about it. It keeps nothing, and so can hold no rule. */
const baseUrl = "http://127.0.0.1:4010";

export default {
  version: 2,
  tickets: {
    baseUrl,
    rules: false,
    credentials: { valid: { sessionCookie: "any-session" } },
    rows: {
      ticket: {
        existing: ["550e8400-e29b-41d4-a716-446655440000"],
        absent: "00000000-0000-4000-8000-000000000404",
        fresh: () => "550e8400-e29b-41d4-a716-446655440000",
      },
    },
  },
  parking: {
    baseUrl,
    rules: false,
    credentials: { valid: { parkingKey: "any-key" } },
    rows: { garage: { existing: ["north"], absent: "404" } },
  },
};

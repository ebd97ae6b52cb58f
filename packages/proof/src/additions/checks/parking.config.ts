/** The provider of parking in `../parking-provider.ts`, as the contract tests are told about it. */
export default {
  version: 2,
  parking: {
    baseUrl: "http://127.0.0.1:4013",
    credentials: { valid: { parkingKey: "a-key" }, wrong: { parkingKey: "not-a-key" } },
    rows: { garage: { existing: ["north", "south"], absent: "west" } },
  },
};

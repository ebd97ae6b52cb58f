/**
 * Whether the contract tests find nothing on the mock, and on a provider of the API that was added.
 */
import { join } from "node:path";
import { startMock } from "@facility-contracts/command/mock-process";
import { startParkingProvider } from "../parking-provider.ts";
import { contractTests } from "./contract-tests-command.ts";

const MOCK = join(import.meta.dirname, "mock.config.ts");
const PARKING = join(import.meta.dirname, "parking.config.ts");

const mock = await startMock();
try {
  await contractTests("tickets", MOCK, mock.origin);
  await contractTests("parking", MOCK, mock.origin);
} finally {
  await mock.stop();
}

const provider = await startParkingProvider();
try {
  await contractTests("parking", PARKING, provider.origin);
} finally {
  provider.stop();
}

/**
 * Starts `facility-client`.
 */
import { facilityClient } from "./facility-client.ts";

await facilityClient();

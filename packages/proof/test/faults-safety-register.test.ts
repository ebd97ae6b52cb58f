import { seededFaults } from "./seeded-faults.ts";

seededFaults("safety-register");

import { seededFaults } from "./seeded-faults.ts";

seededFaults("tickets");

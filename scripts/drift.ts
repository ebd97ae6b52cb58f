import { drift } from "@facility-contracts/generator/drift";

await drift();

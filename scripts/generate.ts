import { generate } from "@facility-contracts/generator/generate";

await generate();

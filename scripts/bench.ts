import { bench } from "@facility-contracts/bench/bench";

await bench();

import { apis } from "@facility-contracts/contract/apis";
import { prepareAll } from "../src/prepare/prepare.ts";

export const prepareContract = () => prepareAll(apis);

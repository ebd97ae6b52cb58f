import { apis } from "@facility-contracts/contract/apis";
import { prepareAll } from "../src/prepare/prepare.ts";

/** Works out what the mock of our contract answers. */
export const prepareContract = () => prepareAll(apis);

/**
 * The small correct provider (`npm run provider`). Its probes are functions of its own process, and so
 * are not here.
 */
import { CONFIG } from "@facility-contracts/provider/config";

export default CONFIG;

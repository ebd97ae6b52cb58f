/**
 * The small correct provider of this package (`npm run provider`). Its probes are functions of its own process, and so
 * are not here.
 */
import { CONFIG } from "../provider/config.ts";

export default CONFIG;

/**
 * The correct provider as the command is told about it, which runs in another process: without probes.
 */
import { CONFIG } from "../provider/config.ts";

export default CONFIG;

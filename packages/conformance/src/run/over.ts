/**
 * How a run ends before all of it is done.
 */
import { NotPossible } from "../rules/broken.ts";

/** Nothing is sent any more. What was not done by then is not checked. */
export class RunOver extends NotPossible {}

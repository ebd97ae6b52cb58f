/** Where a bare server is told what to answer. */
export const ANSWER_PATH = "/answer";

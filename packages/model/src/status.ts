/** Statuses whose answers have no body, whatever a document says (RFC 9110, sections 6.4.1 and 15.3.6). */
const WITHOUT_BODY = [204, 205, 304];

/** Whether an answer with a status has no body; that of a range, or of `default`, may have one. */
export function isWithoutBody(status: number | string): boolean {
  return WITHOUT_BODY.includes(Number(status));
}

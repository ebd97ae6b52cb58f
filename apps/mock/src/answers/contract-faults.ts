import { documentedFor } from "@facility-contracts/model/answer";
import type { PreparedOperation } from "../prepared.ts";
import { UNUSABLE } from "./violations.ts";

/**
 * What is wrong with the contract of an operation, a line each: examples, which are answered all the same or stand elsewhere,
 * and schemas that cannot be used.
 */
export function contractFaults({
  operation,
  answers,
  unchecked = [],
  unread = [],
}: PreparedOperation): string[] {
  const name = `${operation.method.toUpperCase()} ${operation.path}`;
  const isRead = (example: string, status: number) => {
    const named = unread.filter((one) => one.example === example);
    return documentedFor(named, status) === undefined;
  };
  const examples = answers.flatMap(({ code, status, example, violations }) => {
    const violation = violations.find((one) => one.code !== UNUSABLE);
    return violation && code !== null && example !== null && isRead(example, status)
      ? [`The example ${example} of ${name} ${status} is wrong: ${violation.message}`]
      : [];
  });
  const elsewhere = unread.map(
    ({ address, example, status }) =>
      `The example ${example} of ${name} ${status} is not read, as it stands at ${address}: an answer is made up instead`,
  );
  const ofAnswers = answers.flatMap(({ violations }) => violations.filter(({ code }) => code === UNUSABLE));
  const messages = new Set([...unchecked, ...ofAnswers].map(({ message }) => message));
  return [...examples, ...elsewhere, ...[...messages].map((message) => `${name}: ${message}`)];
}

import type { PreparedOperation } from "../prepared.ts";
import { UNUSABLE } from "./violations.ts";

/**
 * What is wrong with the contract of an operation, a line each: examples, which are answered all the same, and schemas that
 * cannot be used.
 */
export function contractFaults({ operation, answers, unchecked = [] }: PreparedOperation): string[] {
  const name = `${operation.method.toUpperCase()} ${operation.path}`;
  const examples = answers.flatMap(({ code, status, example, violations }) => {
    const violation = violations.find((one) => one.code !== UNUSABLE);
    return violation && code !== null && example !== null
      ? [`The example ${example} of ${name} ${status} is wrong: ${violation.message}`]
      : [];
  });
  const ofAnswers = answers.flatMap(({ violations }) => violations.filter(({ code }) => code === UNUSABLE));
  const messages = new Set([...unchecked, ...ofAnswers].map(({ message }) => message));
  return [...examples, ...[...messages].map((message) => `${name}: ${message}`)];
}

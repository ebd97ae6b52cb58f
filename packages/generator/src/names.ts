/**
 * Names in the code that is generated, made of those in a contract.
 */

/** `safety-register` as `SafetyRegister`. */
export function pascal(name: string): string {
  const text = camel(name);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `safety-register` as `safetyRegister`. */
export function camel(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

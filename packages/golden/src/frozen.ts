/** Whether the engines read the frozen contract: under Node's condition `frozen`. */
export function isFrozen(): boolean {
  return import.meta.resolve("@facility-contracts/contract/tickets.json").includes("/contract/frozen/");
}

/**
 * What the facade of the client calls the APIs and operations of a contract.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { camel, pascal, unreserved } from "./names.ts";
import type { NamedOperation } from "./operations.ts";

/** What an API is called in code. */
export function namesOfApi({ name }: Pick<Contract, "name">) {
  const type = pascal(name);
  return {
    /** Of a client in examples. */
    variable: unreserved(camel(name)),
    /** Of the types of its document. */
    types: type,
    /** Of the interface of its operations. */
    operations: `${type}Operations`,
    /** Of the types that its document gives operations, where there are several documents. */
    documented: `Documented${type}Operations`,
    table: `${camel(name)}Api`,
    client: `${type}Client`,
    options: `${type}ClientOptions`,
    create: `create${type}Client`,
  };
}

/** What belongs to an operation in code. */
export function namesOfOperation({ operationId }: Pick<NamedOperation, "operationId">) {
  // The verb is the first word: `addAnomalyImages` has `uploadAnomalyImages`.
  const subject = pascal(camel(operationId).replace(/^_?[a-z\d]+(?=\p{Lu})/u, ""));
  return {
    call: `${pascal(operationId)}Call`,
    type: `${pascal(operationId)}Operation`,
    result: `${pascal(operationId)}Result`,
    limits: `${camel(operationId)}Limits`,
    upload: `upload${subject}`,
  };
}

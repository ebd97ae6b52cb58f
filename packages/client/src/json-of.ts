/**
 * What a message has as JSON.
 */

/** The JSON of a body or an answer; undefined when it has none. */
export type JsonOf<Message> = Message extends { content: infer Contents }
  ? Contents[keyof Contents & `${string}json${string}`]
  : undefined;

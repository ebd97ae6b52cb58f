/**
 * What is answered for a method that a path does not have.
 */
import type { FastifyInstance } from "fastify";
import { Refusal } from "../operations/refusal.ts";

/**
 * Notes the methods of every route that is added from now on. What it gives is called after the last one, and answers 405
 * with them for every other method.
 */
export function noteMethods(app: FastifyInstance): () => void {
  const known = new Map<string, Set<string>>();
  app.addHook("onRoute", ({ url, method }) => {
    // That of `--cors` for the preflights of all paths is no path.
    if (url !== "*") known.set(url, (known.get(url) ?? new Set()).union(new Set([method].flat())));
  });
  return () => {
    for (const [url, methods] of [...known])
      app.route({
        method: app.supportedMethods.filter((method) => !methods.has(method)),
        url,
        // HEAD is among the others where there is no GET.
        exposeHeadRoute: false,
        config: { name: "method-not-allowed" },
        async onRequest(_request, reply) {
          reply.header("allow", [...methods].join(", "));
          throw new Refusal(405);
        },
        handler: () => undefined,
      });
  };
}

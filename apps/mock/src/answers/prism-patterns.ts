/**
 * Prism has ajvs of its own, and no option for how they match patterns: all of them are told, where ajv makes one.
 */
import code from "ajv/dist/vocabularies/code.js";
import { boundedPatterns } from "./bounded-patterns.ts";

const { usePattern } = code;

Object.assign(code, {
  usePattern(...[context, pattern]: Parameters<typeof usePattern>) {
    const options = context.it.opts.code;
    // Code that is written out for another process cannot take it along.
    if (options.regExp.code === "new RegExp" && options.source !== true) options.regExp = boundedPatterns;
    return usePattern(context, pattern);
  },
});

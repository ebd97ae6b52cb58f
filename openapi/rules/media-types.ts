/**
 * Bodies have a media type that the tools read and write.
 */
import { isPlainObject, type Oas3Rule, type UserContext } from "@redocly/openapi-core";

/** What is JSON: itself, and every type that says so at its end, such as `application/merge-patch+json`. */
const SUPPORTED = [/^application\/json$/, /^text\/json$/, /^[a-z]+\/[a-z0-9!#$&^_.-]+\+json$/];

export const mediaTypes: Oas3Rule = () => ({
  MediaTypesMap(content: unknown, { report, location }: UserContext) {
    if (!isPlainObject(content)) return;
    for (const mediaType of Object.keys(content))
      if (!SUPPORTED.some((pattern) => pattern.test(mediaType)))
        report({
          message: `The client and the sandbox read and send JSON, which "${mediaType}" is not. Write \`application/json\` or a type that ends in \`+json\`, in small letters and without parameters; once the tools know another one, add it to \`openapi/rules/media-types.ts\`.`,
          location: location.child([mediaType]).key(),
        });
  },
});

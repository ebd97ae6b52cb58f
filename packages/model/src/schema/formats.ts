/**
 * What the formats of a schema mean, for everybody who checks one.
 */

import type { Format } from "ajv/dist/2020.js";
import { type FormatName, fullFormats } from "ajv-formats/dist/formats.js";

/** The formats by name. What is not named here is no format: it allows everything, as the specification says. */
export const formats: Readonly<Record<FormatName, Format>> = {
  ...fullFormats,
  // The package's takes `urn:uuid:` before the UUID, which RFC 4122 has in a URN only.
  uuid: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
};

/**
 * What the formats of a schema mean, for everybody who checks one.
 */
import { _, type Code, type Format } from "ajv/dist/2020.js";
import { type FormatName, fullFormats } from "ajv-formats/dist/formats.js";

// The package's takes `urn:uuid:` before the UUID, which RFC 4122 has in a URN only.
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The formats by name. What is not named here is no format: it allows everything, as the specification says. */
export const formats: Readonly<Record<FormatName, Format>> = {
  ...fullFormats,
  uuid: UUID,
};

/** The same for code that ajv writes into a module, which has to require `ajv-formats`. */
export const FORMATS_CODE: Code = _`{...require("ajv-formats/dist/formats.js").fullFormats, uuid: new RegExp(${UUID.source}, ${UUID.flags})}`;

/**
 * Wires the rules of this folder into Redocly. `redocly.yaml` turns them on under `facility/`.
 */
import { assumedKeywords } from "./assumed-keywords.ts";
import { errorStatuses } from "./error-statuses.ts";
import { fileNames } from "./file-names.ts";
import { markers } from "./markers.ts";
import { mediaTypes } from "./media-types.ts";
import { noCredentialsAsParameters } from "./no-credentials-as-parameters.ts";
import { noHtmlInDescriptions } from "./no-html-in-descriptions.ts";
import { noOrphanFiles } from "./no-orphan-files.ts";
import { propertyDocumented } from "./property-documented.ts";
import { requestObjectsClosed } from "./request-objects-closed.ts";
import { responseBody } from "./response-body.ts";
import { rootOnlyReferences } from "./root-only-references.ts";
import { uniqueComponentNames } from "./unique-component-names.ts";

export default function plugin() {
  return {
    id: "facility",
    rules: {
      oas3: {
        "assumed-keywords": assumedKeywords,
        "error-statuses": errorStatuses,
        "file-names": fileNames,
        markers,
        "media-types": mediaTypes,
        "no-credentials-as-parameters": noCredentialsAsParameters,
        "no-html-in-descriptions": noHtmlInDescriptions,
        "no-orphan-files": noOrphanFiles,
        "property-documented": propertyDocumented,
        "request-objects-closed": requestObjectsClosed,
        "response-body": responseBody,
        "root-only-references": rootOnlyReferences,
        "unique-component-names": uniqueComponentNames,
      },
    },
  };
}

/**
 * Wires the rules of this folder into Redocly. `redocly.yaml` turns them on under `facility/`.
 */
import { assumedKeywords } from "./assumed-keywords.ts";
import { assumptionsMarked } from "./assumptions-marked.ts";
import { errorStatuses } from "./error-statuses.ts";
import { fileNames } from "./file-names.ts";
import { noHtmlInDescriptions } from "./no-html-in-descriptions.ts";
import { noOrphanFiles } from "./no-orphan-files.ts";
import { nullIsAssumed } from "./null-is-assumed.ts";
import { propertyDocumented } from "./property-documented.ts";
import { requestObjectsClosed } from "./request-objects-closed.ts";
import { rootOnlyReferences } from "./root-only-references.ts";

export default function plugin() {
  return {
    id: "facility",
    rules: {
      oas3: {
        "assumed-keywords": assumedKeywords,
        "assumptions-marked": assumptionsMarked,
        "error-statuses": errorStatuses,
        "file-names": fileNames,
        "no-html-in-descriptions": noHtmlInDescriptions,
        "no-orphan-files": noOrphanFiles,
        "null-is-assumed": nullIsAssumed,
        "property-documented": propertyDocumented,
        "request-objects-closed": requestObjectsClosed,
        "root-only-references": rootOnlyReferences,
      },
    },
  };
}

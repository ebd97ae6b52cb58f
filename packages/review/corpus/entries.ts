/**
 * All entries of the corpus.
 */

import { accessAndDefaults } from "./access-and-defaults.ts";
import { clientChanges } from "./client.ts";
import { documentation } from "./documentation.ts";
import type { Entry } from "./entry.ts";
import { equivalentConditions } from "./equivalent-conditions.ts";
import { equivalentLimits } from "./equivalent-limits.ts";
import { equivalentOperations } from "./equivalent-operations.ts";
import { equivalentParameters } from "./equivalent-parameters.ts";
import { equivalentParts } from "./equivalent-parts.ts";
import { equivalentTypes } from "./equivalent-types.ts";
import { parameterSchemas } from "./parameter-schemas.ts";
import { parameterStyles } from "./parameter-styles.ts";
import { parameters } from "./parameters.ts";
import { paths } from "./paths.ts";
import { requestBodies } from "./request-bodies.ts";
import { responses } from "./responses.ts";
import { schemaParts } from "./schemas-all-of.ts";
import { schemaBranches } from "./schemas-branches.ts";
import { schemaConditions } from "./schemas-conditional.ts";
import { schemaEnums } from "./schemas-enums.ts";
import { schemaLimits } from "./schemas-limits.ts";
import { schemaLists } from "./schemas-lists.ts";
import { schemaObjects } from "./schemas-objects.ts";
import { schemaOpenObjects } from "./schemas-open-objects.ts";
import { schemaRecursions } from "./schemas-recursive.ts";
import { schemaTuples } from "./schemas-tuples.ts";
import { schemaTypes } from "./schemas-types.ts";
import { security } from "./security.ts";

export const entries: readonly Entry[] = [
  ...schemaLimits,
  ...schemaTypes,
  ...schemaEnums,
  ...schemaObjects,
  ...schemaOpenObjects,
  ...schemaLists,
  ...schemaParts,
  ...schemaBranches,
  ...schemaRecursions,
  ...schemaConditions,
  ...schemaTuples,
  ...accessAndDefaults,
  ...parameters,
  ...parameterSchemas,
  ...parameterStyles,
  ...requestBodies,
  ...responses,
  ...security,
  ...paths,
  ...equivalentTypes,
  ...equivalentLimits,
  ...equivalentParts,
  ...equivalentConditions,
  ...equivalentParameters,
  ...equivalentOperations,
  ...clientChanges,
  ...documentation,
];

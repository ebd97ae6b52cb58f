// Generated from openapi/ by `npm run generate`. Do not edit.

import type { Intervention, operations, paths } from "@facility-contracts/contract/safety-register";
import {
  createClient,
  inQuery,
  withHeader,
  type AnswerContent,
  type Api,
  type Asked,
  type CallOptions,
  type Check,
  type ClientOf,
  type ClientOptions,
  type Credential,
  type ErrorAnswer,
  type Failure,
  type Success,
  type Undocumented,
} from "../src/facade.ts";

const json: AnswerContent = { mediaType: "application/json" };
const jsonWithMessage: AnswerContent = { mediaType: "application/json", fields: ["message"] };

/** How the client reaches the API `safety-register` and its operations. */
export const safetyRegisterApi: Api<SafetyRegisterOperations> = {
  baseUrl: "https://z52mnqg347.execute-api.eu-west-3.amazonaws.com/main",
  credentials: {
    token: { send: withHeader, name: "Authorization", prefix: "Bearer " },
    sessionToken: { send: withHeader, name: "X-Session-Token" },
  },
  security: [["token", "sessionToken"]],
  operations: {
    updateAnomaly: {
      method: "put",
      path: "/anomalies/v2/rs/{anomalyId}",
      answers: {
        200: [json],
        400: [jsonWithMessage],
        401: [jsonWithMessage],
        403: [jsonWithMessage],
        404: [jsonWithMessage],
        413: [jsonWithMessage],
        415: [jsonWithMessage],
      },
    },
    createNonconformityAnomalies: {
      method: "post",
      path: "/anomalies/v2/rs/reports/{reportId}/nonconformity",
      answers: {
        201: [json],
        400: [jsonWithMessage],
        401: [jsonWithMessage],
        403: [jsonWithMessage],
        404: [jsonWithMessage],
        413: [jsonWithMessage],
        415: [jsonWithMessage],
      },
    },
    addAnomalyImages: {
      method: "post",
      path: "/anomalies/v2/rs/{anomalyId}/images",
      answers: {
        200: [json],
        400: [jsonWithMessage],
        401: [jsonWithMessage],
        403: [jsonWithMessage],
        404: [jsonWithMessage],
        413: [jsonWithMessage],
        415: [jsonWithMessage],
      },
    },
    getIntervention: {
      method: "get",
      path: "/interventions/v2/rs/{interventionId}",
      parameters: { extend: { in: inQuery } },
      answers: {
        200: [json],
        400: [jsonWithMessage],
        401: [jsonWithMessage],
        403: [jsonWithMessage],
        404: [jsonWithMessage],
      },
    },
  },
};

/** The options of {@link createSafetyRegisterClient}. */
export interface SafetyRegisterClientOptions extends ClientOptions {
  /** An access token, sent as `Authorization: Bearer` and the token. */
  readonly token: Credential;
  /** A session token. The pages show a JWT: `eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ1c2VySWQiOiIxMjM0NTY3ODkwIiwic2Vzc2lvbklkIjoiYWJjZGVmMTIzNDU2IiwiaWF0IjoxNjA1MDk3ODk5LCJleHAiOjE2MDUxODQyOTl9.4XRQ1iXDyvEj5LgPZHbmTmzOZs98M3YPOzgf3MhxjaI`. */
  readonly sessionToken: Credential;
}

/** The limits of the body of `addAnomalyImages`: its items, then by field the longest text or the values. */
export const addAnomalyImagesLimits = {
  maxItems: 20,
  name: 250,
  mimeType: [
    "image/jpg",
    "image/jpeg",
    "image/png",
    "image/svg+xml",
    "image/gif",
    "text/plain",
    "text/csv",
    "application/pdf",
    "application/msword",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.ms-excel",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/zip",
    "application/x-7z-compressed",
    "application/vnd.ms-outlook",
    "message/rfc822",
  ],
} as const;

/** What `updateAnomaly` is called with. */
export interface UpdateAnomalyCall {
  /** Identifier of the anomaly. */
  readonly anomalyId: operations["updateAnomaly"]["parameters"]["path"]["anomalyId"];
  /** All seven fields; none may be left out. */
  readonly body: NonNullable<operations["updateAnomaly"]["requestBody"]>["content"]["application/json"];
}

/** What `updateAnomaly` is and answers, for types such as `Result<UpdateAnomalyOperation>`. */
export interface UpdateAnomalyOperation {
  readonly operationId: "updateAnomaly";
  readonly method: "put";
  readonly call: UpdateAnomalyCall;
  readonly pathParameters: "anomalyId";
  readonly successes: {
    readonly 200: operations["updateAnomaly"]["responses"][200]["content"]["application/json"];
  };
  readonly errors: {
    readonly 400: operations["updateAnomaly"]["responses"][400]["content"]["application/json"];
    readonly 401: operations["updateAnomaly"]["responses"][401]["content"]["application/json"];
    readonly 403: operations["updateAnomaly"]["responses"][403]["content"]["application/json"];
    readonly 404: operations["updateAnomaly"]["responses"][404]["content"]["application/json"];
    readonly 413: operations["updateAnomaly"]["responses"][413]["content"]["application/json"];
    readonly 415: operations["updateAnomaly"]["responses"][415]["content"]["application/json"];
  };
}

/** What a call of `updateAnomaly` gives. */
export type UpdateAnomalyResult =
  | Success<UpdateAnomalyOperation, 200, UpdateAnomalyOperation["successes"][200]>
  | ErrorAnswer<UpdateAnomalyOperation, 400>
  | ErrorAnswer<UpdateAnomalyOperation, 401>
  | ErrorAnswer<UpdateAnomalyOperation, 403>
  | ErrorAnswer<UpdateAnomalyOperation, 404>
  | ErrorAnswer<UpdateAnomalyOperation, 413>
  | ErrorAnswer<UpdateAnomalyOperation, 415>
  | Undocumented<UpdateAnomalyOperation>
  | Failure<UpdateAnomalyOperation>;

/** What `createNonconformityAnomalies` is called with. */
export interface CreateNonconformityAnomaliesCall {
  /** Identifier of the report. */
  readonly reportId: operations["createNonconformityAnomalies"]["parameters"]["path"]["reportId"];
  /** The anomalies to create. No limit on their number is documented. */
  readonly body: NonNullable<
    operations["createNonconformityAnomalies"]["requestBody"]
  >["content"]["application/json"];
}

/** What `createNonconformityAnomalies` is and answers, for types such as `Result<CreateNonconformityAnomaliesOperation>`. */
export interface CreateNonconformityAnomaliesOperation {
  readonly operationId: "createNonconformityAnomalies";
  readonly method: "post";
  readonly call: CreateNonconformityAnomaliesCall;
  readonly pathParameters: "reportId";
  readonly successes: {
    readonly 201: operations["createNonconformityAnomalies"]["responses"][201]["content"]["application/json"];
  };
  readonly errors: {
    readonly 400: operations["createNonconformityAnomalies"]["responses"][400]["content"]["application/json"];
    readonly 401: operations["createNonconformityAnomalies"]["responses"][401]["content"]["application/json"];
    readonly 403: operations["createNonconformityAnomalies"]["responses"][403]["content"]["application/json"];
    readonly 404: operations["createNonconformityAnomalies"]["responses"][404]["content"]["application/json"];
    readonly 413: operations["createNonconformityAnomalies"]["responses"][413]["content"]["application/json"];
    readonly 415: operations["createNonconformityAnomalies"]["responses"][415]["content"]["application/json"];
  };
}

/** What a call of `createNonconformityAnomalies` gives. */
export type CreateNonconformityAnomaliesResult =
  | Success<
      CreateNonconformityAnomaliesOperation,
      201,
      CreateNonconformityAnomaliesOperation["successes"][201]
    >
  | ErrorAnswer<CreateNonconformityAnomaliesOperation, 400>
  | ErrorAnswer<CreateNonconformityAnomaliesOperation, 401>
  | ErrorAnswer<CreateNonconformityAnomaliesOperation, 403>
  | ErrorAnswer<CreateNonconformityAnomaliesOperation, 404>
  | ErrorAnswer<CreateNonconformityAnomaliesOperation, 413>
  | ErrorAnswer<CreateNonconformityAnomaliesOperation, 415>
  | Undocumented<CreateNonconformityAnomaliesOperation>
  | Failure<CreateNonconformityAnomaliesOperation>;

/** What `addAnomalyImages` is called with. */
export interface AddAnomalyImagesCall {
  /** Identifier of the anomaly that the images belong to. */
  readonly anomalyId: operations["addAnomalyImages"]["parameters"]["path"]["anomalyId"];
  /** The files to register, at most 20 in one request. */
  readonly body: NonNullable<operations["addAnomalyImages"]["requestBody"]>["content"]["application/json"];
}

/** What `addAnomalyImages` is and answers, for types such as `Result<AddAnomalyImagesOperation>`. */
export interface AddAnomalyImagesOperation {
  readonly operationId: "addAnomalyImages";
  readonly method: "post";
  readonly call: AddAnomalyImagesCall;
  readonly pathParameters: "anomalyId";
  readonly successes: {
    readonly 200: operations["addAnomalyImages"]["responses"][200]["content"]["application/json"];
  };
  readonly errors: {
    readonly 400: operations["addAnomalyImages"]["responses"][400]["content"]["application/json"];
    readonly 401: operations["addAnomalyImages"]["responses"][401]["content"]["application/json"];
    readonly 403: operations["addAnomalyImages"]["responses"][403]["content"]["application/json"];
    readonly 404: operations["addAnomalyImages"]["responses"][404]["content"]["application/json"];
    readonly 413: operations["addAnomalyImages"]["responses"][413]["content"]["application/json"];
    readonly 415: operations["addAnomalyImages"]["responses"][415]["content"]["application/json"];
  };
}

/** What a call of `addAnomalyImages` gives. */
export type AddAnomalyImagesResult =
  | Success<AddAnomalyImagesOperation, 200, AddAnomalyImagesOperation["successes"][200]>
  | ErrorAnswer<AddAnomalyImagesOperation, 400>
  | ErrorAnswer<AddAnomalyImagesOperation, 401>
  | ErrorAnswer<AddAnomalyImagesOperation, 403>
  | ErrorAnswer<AddAnomalyImagesOperation, 404>
  | ErrorAnswer<AddAnomalyImagesOperation, 413>
  | ErrorAnswer<AddAnomalyImagesOperation, 415>
  | Undocumented<AddAnomalyImagesOperation>
  | Failure<AddAnomalyImagesOperation>;

/** What `getIntervention` is called with. */
export interface GetInterventionCall<E extends InterventionBlock = InterventionBlock> {
  /** Identifier of the intervention, within the integers that a double holds exactly. */
  readonly interventionId: operations["getIntervention"]["parameters"]["path"]["interventionId"];
  /**
   * The blocks to add to the intervention. Without it only the base fields are answered. Which field comes with which value
   * is inferred from the names.
   *
   * | value | adds |
   * |---|---|
   * | `technical-installations` | the technical installations of the intervention (`technicalInstallations`) |
   * | `actions-info` | what can be done with the intervention (`actions`) |
   * | `summary` | the summary of the intervention (`summary`) |
   * | `routine` | the routine (`routine`, `hasRoutineInterventionDrift`) |
   * | `assigned-to` | the company contact or user in charge (`assignedTo`) |
   * | `performed-by` | who carried it out (`performedBy`) |
   * | `rules` | the rule behind the intervention (`rule`, `rulesCount`) |
   * | `anomaly-by-site-it` | anomalies by site, then by technical installation, sorted alphabetically by installation name and anomaly title (`anomalyBySiteIT`) |
   * | `anomaly-stats` | counts of anomalies (`anomalyStats`) |
   * | `establishment-cell` | establishment and cell (`establishmentCell`) |
   * | `updatable-fields` | which fields can be changed (`updatableFields`) |
   * | `site-rule-ids` | identifiers of the site rules (`siteRuleIds`) |
   * | `anomaly-ids` | identifiers of the anomalies (`anomalyIds`) |
   * | `establishment-instruction` | the instruction of the establishment (`establishmentInstruction`) |
   * | `sites` | all sites, with identifier and name (`sites`) |
   * | `training-proof` | the proof of training (`trainingProof`) |
   * | `trained-users` | the users who were trained (`trainedUsers`, `trainedUsersCount`) |
   * | `created-by` | the person who created the intervention (`createdBy`) |
   * | `rules-user-scopes` | the user scopes of the rules (`rules`) |
   */
  readonly extend?: [E] extends [never] ? readonly InterventionBlock[] : readonly E[];
}

/** What `getIntervention` is and answers, for types such as `Result<GetInterventionOperation>`. */
export interface GetInterventionOperation {
  readonly operationId: "getIntervention";
  readonly method: "get";
  readonly call: GetInterventionCall;
  readonly pathParameters: "interventionId";
  readonly successes: {
    readonly 200: operations["getIntervention"]["responses"][200]["content"]["application/json"];
  };
  readonly errors: {
    readonly 400: operations["getIntervention"]["responses"][400]["content"]["application/json"];
    readonly 401: operations["getIntervention"]["responses"][401]["content"]["application/json"];
    readonly 403: operations["getIntervention"]["responses"][403]["content"]["application/json"];
    readonly 404: operations["getIntervention"]["responses"][404]["content"]["application/json"];
  };
  readonly given?: unknown;
  readonly answered: ExtendedInterventionAnswer<Asked<this["given"], "extend", InterventionBlock>>;
}

/** What a call of `getIntervention` gives. */
export type GetInterventionResult<E extends InterventionBlock = InterventionBlock> =
  | Success<GetInterventionOperation, 200, ExtendedInterventionAnswer<E>>
  | ErrorAnswer<GetInterventionOperation, 400>
  | ErrorAnswer<GetInterventionOperation, 401>
  | ErrorAnswer<GetInterventionOperation, 403>
  | ErrorAnswer<GetInterventionOperation, 404>
  | Undocumented<GetInterventionOperation>
  | Failure<GetInterventionOperation>;

/** The fields of an `Intervention` that each value of `extend` adds. */
export interface InterventionBlocks {
  readonly "technical-installations": "technicalInstallations";
  readonly "actions-info": "actions";
  readonly summary: "summary";
  readonly routine: "routine" | "hasRoutineInterventionDrift";
  readonly "assigned-to": "assignedTo";
  readonly "performed-by": "performedBy";
  readonly rules: "rule" | "rulesCount";
  readonly "anomaly-by-site-it": "anomalyBySiteIT";
  readonly "anomaly-stats": "anomalyStats";
  readonly "establishment-cell": "establishmentCell";
  readonly "updatable-fields": "updatableFields";
  readonly "site-rule-ids": "siteRuleIds";
  readonly "anomaly-ids": "anomalyIds";
  readonly "establishment-instruction": "establishmentInstruction";
  readonly sites: "sites";
  readonly "training-proof": "trainingProof";
  readonly "trained-users": "trainedUsers" | "trainedUsersCount";
  readonly "created-by": "createdBy";
  readonly "rules-user-scopes": "rules";
}

/** A value of `extend`. */
export type InterventionBlock =
  | "technical-installations"
  | "actions-info"
  | "summary"
  | "routine"
  | "assigned-to"
  | "performed-by"
  | "rules"
  | "anomaly-by-site-it"
  | "anomaly-stats"
  | "establishment-cell"
  | "updatable-fields"
  | "site-rule-ids"
  | "anomaly-ids"
  | "establishment-instruction"
  | "sites"
  | "training-proof"
  | "trained-users"
  | "created-by"
  | "rules-user-scopes";

/** The answer of `getIntervention`: of the fields that `extend` adds, those of `E`. A field without a value is left out. */
export interface ExtendedInterventionAnswer<E extends InterventionBlock> {
  readonly data: InterventionWith<E>;
}

/** Of an `Intervention`, what is there with the values `E` of `extend`: `never` is none. */
export type InterventionWith<E extends InterventionBlock> = Omit<
  Intervention,
  Exclude<InterventionBlocks[keyof InterventionBlocks], InterventionBlocks[E]>
>;

/** The operations of {@link SafetyRegisterClient}, by operationId. */
export interface SafetyRegisterOperations {
  readonly updateAnomaly: UpdateAnomalyOperation;
  readonly createNonconformityAnomalies: CreateNonconformityAnomaliesOperation;
  readonly addAnomalyImages: AddAnomalyImagesOperation;
  readonly getIntervention: GetInterventionOperation;
}

declare module "../src/operations.ts" {
  interface Operations extends SafetyRegisterOperations {}
}

/**
 * Safety register: anomalies found in public buildings, and the interventions of technicians there.
 *
 * Made by {@link createSafetyRegisterClient}.
 */
export interface SafetyRegisterClient extends ClientOf<paths, SafetyRegisterOperations> {
  /**
   * Update an anomaly.
   *
   * Replaces the seven editable fields of an anomaly and answers the whole anomaly as it is now stored.
   *
   * `PUT /anomalies/v2/rs/{anomalyId}`
   *
   * @see {@link https://api-documentation.kare-app.fr/Anomaly/v2/api-rs/update-an-anomaly | Documentation page: Update an anomaly}
   *
   * @example
   * ```ts
   * const result = await safetyRegister.updateAnomaly({
   *   anomalyId: 1,
   *   body: {
   *     title: "Anomaly title",
   *     description: "Anomaly description",
   *     risk: 1,
   *     technicalInstallationId: 1,
   *     siteId: 1,
   *     location: { room: "Chambre 1", floor: "1st Floor" },
   *     dueAt: "2024-12-01T12:34:56.000Z",
   *   },
   * });
   * if (result.ok) console.log(result.data);
   * ```
   */
  updateAnomaly(call: UpdateAnomalyCall, options?: CallOptions): Promise<UpdateAnomalyResult>;

  /**
   * Create nonconformity anomalies for a report.
   *
   * Records the nonconformities of a report, one anomaly for each item of the body, and answers how many were inserted.
   *
   * `POST /anomalies/v2/rs/reports/{reportId}/nonconformity`
   *
   * @see {@link https://api-documentation.kare-app.fr/Anomaly/v2/api-rs/create/create-nonconformity-anomalies-for-a-report | Documentation page: Create nonconformity anomalies for a report}
   *
   * @example
   * ```ts
   * const result = await safetyRegister.createNonconformityAnomalies({
   *   reportId: 1,
   *   body: [
   *     {
   *       title: "Anomaly title",
   *       description: "Anomaly description",
   *       risk: 1,
   *       technicalInstallationId: 1,
   *       siteId: 1,
   *       dueAt: "2024-12-01T12:34:56.000Z",
   *       location: { room: "Room 1", floor: "Floor 1" },
   *     },
   *   ],
   * });
   * if (result.ok) console.log(result.data);
   * ```
   */
  createNonconformityAnomalies(
    call: CreateNonconformityAnomaliesCall,
    options?: CallOptions,
  ): Promise<CreateNonconformityAnomaliesResult>;

  /**
   * Add images to an anomaly.
   *
   * Registers files for an anomaly and answers a presigned URL for each of them. Then send the bytes of each file to its URL; `uploadId` tells which file goes to which URL.
   *
   * `POST /anomalies/v2/rs/{anomalyId}/images`
   *
   * @see {@link https://api-documentation.kare-app.fr/Anomaly/v2/api-rs/images/add-images-to-an-anomaly | Documentation page: Add images to an anomaly}
   *
   * @example
   * ```ts
   * const result = await safetyRegister.addAnomalyImages({
   *   anomalyId: 1,
   *   body: [{ uploadId: "aszdz-edzdz-dzdzd-dzdzd", name: "example.jpg", mimeType: "image/jpeg", size: 1024 }],
   * });
   * if (result.ok) console.log(result.data);
   * ```
   */
  addAnomalyImages(call: AddAnomalyImagesCall, options?: CallOptions): Promise<AddAnomalyImagesResult>;

  /**
   * Get a single intervention by its ID.
   *
   * Answers the base fields of an intervention, and with `extend` the blocks that are asked for.
   *
   * `GET /interventions/v2/rs/{interventionId}`
   *
   * @see {@link https://api-documentation.kare-app.fr/Intervention/v2/api-rs/get-single-intervention-by-id | Documentation page: Get single intervention by ID}
   *
   * @example
   * ```ts
   * const result = await safetyRegister.getIntervention({ interventionId: 1, extend: ["summary"] });
   * if (result.ok) console.log(result.data);
   * ```
   */
  getIntervention<E extends InterventionBlock = never>(
    call: GetInterventionCall<E>,
    options?: CallOptions,
  ): Promise<GetInterventionResult<E>>;
}

/**
 * Makes a client of the API `safety-register`.
 *
 * @param check of the entry `./validate`, which gives it itself
 * @throws {TypeError} for a `baseUrl` that is not the address of an API
 *
 * @example
 * ```ts
 * const safetyRegister = createSafetyRegisterClient({ token, sessionToken });
 * ```
 */
export function createSafetyRegisterClient(
  options: SafetyRegisterClientOptions,
  check?: Check,
): SafetyRegisterClient {
  return createClient<SafetyRegisterClient>(safetyRegisterApi, options, check);
}

// Generated from openapi/ by `npm run generate`. Do not edit.

export interface paths {
    "/anomalies/v2/rs/{anomalyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Update an anomaly
         *
         * Replaces the seven editable fields of an anomaly and answers the whole anomaly as it is now stored.
         */
        put: operations["updateAnomaly"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/anomalies/v2/rs/reports/{reportId}/nonconformity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create nonconformity anomalies for a report
         *
         * Records the nonconformities of a report, one anomaly for each item of the body, and answers how many were inserted.
         */
        post: operations["createNonconformityAnomalies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/anomalies/v2/rs/{anomalyId}/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add images to an anomaly
         *
         * Registers files for an anomaly and answers a presigned URL for each of them. The files themselves are then uploaded to those URLs. `uploadId` tells which file goes to which URL.
         */
        post: operations["addAnomalyImages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/interventions/v2/rs/{interventionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a single intervention by its ID
         *
         * Answers the base fields of an intervention, and with `extend` the blocks that are asked for.
         */
        get: operations["getIntervention"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Anomaly: Anomaly;
        /**
         * Identifier of an anomaly.
         * @example 1
         */
        AnomalyId: number;
        AnomalyImage: AnomalyImage;
        AnomalyInput: AnomalyInput;
        AnomalyMetadata: AnomalyMetadata;
        AnomalyResponse: AnomalyResponse;
        AnomalyStats: AnomalyStats;
        /** The seven fields of an anomaly that an update replaces. All of them are required. */
        AnomalyUpdate: WithRequired<AnomalyInput, "location" | "dueAt">;
        Assignee: Assignee;
        ErrorMessage: ErrorMessage;
        EstablishmentCell: EstablishmentCell;
        GroupedAnomaly: GroupedAnomaly;
        ImageRegistration: ImageRegistration;
        Intervention: Intervention;
        InterventionActions: InterventionActions;
        /**
         * A block that can be added to an intervention.
         * @example summary
         * @enum {string}
         */
        InterventionExtend: "technical-installations" | "actions-info" | "summary" | "routine" | "assigned-to" | "performed-by" | "rules" | "anomaly-by-site-it" | "anomaly-stats" | "establishment-cell" | "updatable-fields" | "site-rule-ids" | "anomaly-ids" | "establishment-instruction" | "sites" | "training-proof" | "trained-users" | "created-by" | "rules-user-scopes";
        InterventionResponse: InterventionResponse;
        InterventionSummary: InterventionSummary;
        Location: Location;
        /**
         * Media type of a file. These 16 are accepted.
         * @example image/jpeg
         * @enum {string}
         */
        MimeType: "image/jpg" | "image/jpeg" | "image/png" | "image/svg+xml" | "image/gif" | "text/plain" | "text/csv" | "application/pdf" | "application/msword" | "application/vnd.openxmlformats-officedocument.wordprocessingml.document" | "application/vnd.ms-excel" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" | "application/zip" | "application/x-7z-compressed" | "application/vnd.ms-outlook" | "message/rfc822";
        NamedItem: NamedItem;
        NonconformityResponse: NonconformityResponse;
        Performer: Performer;
        Person: Person;
        Reporter: Reporter;
        /**
         * Risk of an anomaly. No page gives a label for the four codes.
         * @example 1
         * @enum {number}
         */
        Risk: 0 | 1 | 2 | 3;
        Routine: Routine;
        Rule: Rule;
        RuleUserScopes: RuleUserScopes;
        Site: Site;
        SiteAnomalies: SiteAnomalies;
        TechnicalInstallation: TechnicalInstallation;
        TechnicalInstallationAnomalies: TechnicalInstallationAnomalies;
        TrainedUser: TrainedUser;
        TrainingProof: TrainingProof;
        UpdatableFields: UpdatableFields;
        Upload: Upload;
        UploadsResponse: UploadsResponse;
        UserScope: UserScope;
        /**
         * A moment in UTC, in ISO 8601 and ending in `Z`. Seconds and their fraction may be left out.
         * @example 2024-12-01T12:34:56.000Z
         * @example 2024-12-01T12:34Z
         */
        UtcDateTime: string;
    };
    responses: {
        /** The request does not follow the contract. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorMessage;
            };
        };
        /** The body is larger than the provider accepts. */
        ContentTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorMessage;
            };
        };
        /** The credentials are valid and do not allow this. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorMessage;
            };
        };
        /** Nothing has the identifier in the path. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorMessage;
            };
        };
        /** The access token or the session token is missing, wrong or expired. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorMessage;
            };
        };
        /** The body is not sent as `application/json`. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorMessage;
            };
        };
    };
    parameters: {
        /**
         * Identifier of the anomaly.
         * @example 1
         */
        AnomalyId: components["schemas"]["AnomalyId"];
        /**
         * Identifier of the anomaly that the images belong to.
         * @example 1
         */
        AnomalyIdOfImages: components["schemas"]["AnomalyId"];
        /**
         * The blocks to add to the intervention. Without it only the base fields are answered.
         *
         * | value | adds |
         * |---|---|
         * | `technical-installations` | the technical installations of the intervention (`technicalInstallations`) |
         * | `actions-info` | what can be done with the intervention (`actions`) |
         * | `summary` | the summary of the intervention (`summary`) |
         * | `routine` | the routine (`routine`; `hasRoutineInterventionDrift` is inferred) |
         * | `assigned-to` | the company contact or user in charge (`assignedTo`) |
         * | `performed-by` | who carried it out (`performedBy`) |
         * | `rules` | the rule behind the intervention (`rule`; `rulesCount` is inferred) |
         * | `anomaly-by-site-it` | anomalies by site, then by technical installation, sorted alphabetically by installation name and anomaly title (`anomalyBySiteIT`) |
         * | `anomaly-stats` | counts of anomalies (`anomalyStats`) |
         * | `establishment-cell` | establishment and cell (`establishmentCell`) |
         * | `updatable-fields` | which fields can be changed (`updatableFields`) |
         * | `site-rule-ids` | identifiers of the site rules (`siteRuleIds`) |
         * | `anomaly-ids` | identifiers of the anomalies (`anomalyIds`) |
         * | `establishment-instruction` | the instruction of the establishment (`establishmentInstruction`) |
         * | `sites` | all sites, with identifier and name (`sites`) |
         * | `training-proof` | the proof of training (`trainingProof`) |
         * | `trained-users` | the users who were trained (`trainedUsers`; `trainedUsersCount` is inferred) |
         * | `created-by` | the person who created the intervention (`createdBy`) |
         * | `rules-user-scopes` | the user scopes of the rules (`rules`) |
         */
        Extend: components["schemas"]["InterventionExtend"][];
        /**
         * Identifier of the intervention, within the integers that a double holds exactly.
         * @example 1
         */
        InterventionId: number;
        /**
         * Identifier of the report.
         * @example 1
         */
        ReportId: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
/** An anomaly as it is stored. */
export type Anomaly = {
    /** Identifier of the anomaly. */
    id: components["schemas"]["AnomalyId"];
    /**
     * Code of the kind of anomaly. No list of codes is documented.
     * @example 1
     */
    type?: number;
    /**
     * Code of the state of the anomaly. No list of codes is documented.
     * @example 1
     */
    status?: number;
    /**
     * Title of the anomaly.
     * @example Anomaly title
     */
    title: string;
    /**
     * Description of the anomaly.
     * @example Anomaly description
     */
    description: string;
    /** Risk of the anomaly. No page gives a label for the four codes. */
    risk: components["schemas"]["Risk"];
    /**
     * Identifier of the site where the anomaly is.
     * @example 1
     */
    siteId: number;
    /**
     * Identifier of the technical installation that the anomaly concerns.
     * @example 1
     */
    technicalInstallationId: number;
    /**
     * Identifier of the equipment that the anomaly concerns.
     * @example 1
     */
    equipmentId?: number;
    /**
     * Identifier of the user who reported the anomaly.
     * @example 1
     */
    reportedById?: number;
    /**
     * Identifier of the position of the anomaly.
     * @example 1
     */
    positionId?: number;
    /**
     * What was noted when the anomaly was resolved.
     * @example Anomaly resolved
     */
    resolvedComment?: string | null;
    /**
     * Identifier of the user who resolved the anomaly.
     * @example 1
     */
    resolvedById?: number | null;
    /**
     * Name of the person who reported the anomaly.
     * @example John Doe
     */
    reporter?: string;
    /**
     * Whether the anomaly had been reported before.
     * @example false
     */
    alreadyReported?: boolean;
    /**
     * Place of the anomaly in a sorted list.
     * @example 1
     */
    sortOrder?: number;
    /**
     * Number of the anomaly.
     * @example A-12345
     */
    anomalyNumber?: string;
    /**
     * Number of the page that the anomaly stands on.
     * @example 12
     */
    pageNumber?: number;
    /**
     * Identifier of the report that the anomaly belongs to.
     * @example 1
     */
    reportId?: number;
    /**
     * When the anomaly has to be resolved, in UTC.
     * @example 2024-12-01T12:34:56.000Z
     */
    dueAt: components["schemas"]["UtcDateTime"];
    /**
     * When the anomaly was observed, in UTC.
     * @example 2024-12-01T12:34:56.000Z
     */
    observedAt?: components["schemas"]["UtcDateTime"];
    /**
     * When the anomaly was resolved, in UTC.
     * @example 2024-12-01T12:34:56.000Z
     */
    resolvedAt?: components["schemas"]["UtcDateTime"] | null;
    /**
     * When the anomaly was deleted, in UTC.
     * @example 2024-01-15T08:45:00.000Z
     */
    deletedAt?: components["schemas"]["UtcDateTime"] | null;
    /**
     * When the anomaly was archived, in UTC.
     * @example 2024-01-15T08:45:00.000Z
     */
    archivedAt?: components["schemas"]["UtcDateTime"] | null;
    /**
     * When the anomaly was last changed, in UTC.
     * @example 2024-12-05T14:56:23.000Z
     */
    updatedAt: components["schemas"]["UtcDateTime"];
    /**
     * When the anomaly was created, in UTC.
     * @example 2024-01-15T08:45:00.000Z
     */
    createdAt: components["schemas"]["UtcDateTime"];
    /**
     * Reference of the anomaly.
     * @example E42-RI12-3
     */
    ref?: string;
    /** What was recorded about the anomaly beside its own fields. */
    metadata?: AnomalyMetadata;
    /**
     * Names of the stored images.
     * @example [
     *       "image1",
     *       "image2"
     *     ]
     */
    imgs?: string[];
    /** The stored images, with their sizes. */
    images?: AnomalyImage[];
    /**
     * Code of the priority of the anomaly. No list of codes is documented.
     * @example 1
     */
    priority?: number;
};
export type AnomalyId = components['schemas']['AnomalyId'];
/** A stored image. */
export type AnomalyImage = {
    /**
     * The stored file.
     * @example image1
     */
    file?: string;
    /**
     * Size of the file. No page gives the unit here.
     * @example 1024
     */
    size?: number;
};
/** What a caller says about an anomaly. A nonconformity needs the five required fields; an update needs all seven (see `AnomalyUpdate`). */
export type AnomalyInput = {
    /**
     * Title of the anomaly, at most 250 characters.
     * @example Anomaly title
     */
    title: string;
    /**
     * Description of the anomaly, at most 2,500 characters.
     * @example Anomaly description
     */
    description: string;
    /**
     * Risk of an anomaly. No page gives a label for the four codes.
     * @example 1
     * @enum {number}
     */
    risk: components["schemas"]["Risk"];
    /**
     * Identifier of the technical installation that the anomaly concerns.
     * @example 1
     */
    technicalInstallationId: number;
    /**
     * Identifier of the site where the anomaly is.
     * @example 1
     */
    siteId: number;
    /** Where in the building the anomaly is. */
    location?: Location;
    /**
     * When the anomaly has to be resolved, in UTC.
     * @example 2024-12-01T12:34:56.000Z
     */
    dueAt?: components["schemas"]["UtcDateTime"];
};
/** What was recorded about an anomaly beside its own fields. */
export type AnomalyMetadata = {
    /** Where in the building the anomaly is. */
    location?: Location;
    /** Who reported the anomaly. */
    reporter?: Reporter;
    /**
     * What was noted when the anomaly was resolved.
     * @example Anomaly resolved
     */
    resolvedComment?: string | null;
};
/** An anomaly in its envelope. */
export type AnomalyResponse = {
    /** An anomaly as it is stored. */
    data: Anomaly;
};
/** How many anomalies an intervention has, by kind and state. */
export type AnomalyStats = {
    /** Counts of corrective anomalies. */
    corrective?: {
        /**
         * Number that is not resolved.
         * @example 123
         */
        unresolved?: number;
        /**
         * Number that is resolved.
         * @example 123
         */
        resolved?: number;
    };
    /** Counts of preventive anomalies. */
    preventive?: {
        /**
         * Number that nobody has reviewed.
         * @example 123
         */
        unreviewed?: number;
        /**
         * Number that is pending.
         * @example 123
         */
        pending?: number;
        /**
         * Number that is resolved.
         * @example 123
         */
        resolved?: number;
    };
};
export type AnomalyUpdate = components['schemas']['AnomalyUpdate'];
/** The company contact or user in charge. */
export type Assignee = {
    /**
     * Code of the kind of assignee. No list of codes is documented; the page shows the filler 123, an older copy of it 1.
     * @example 123
     */
    type?: number;
    /**
     * Identifier of the assignee.
     * @example 1
     */
    id?: number;
    /**
     * Name of the assignee.
     * @example John Doe
     */
    name?: string;
    /**
     * Email address of the assignee.
     * @example test@mail.com
     */
    email?: string;
};
/** The error body of the API gateway. */
export type ErrorMessage = {
    /**
     * What went wrong, for people.
     * @example Unauthorized
     */
    message: string;
};
/** The establishment and the cell of an intervention. */
export type EstablishmentCell = {
    /** The establishment. */
    establishment?: {
        /**
         * Identifier of the establishment.
         * @example 1
         */
        id?: number;
        /**
         * Identifier of the site of the establishment.
         * @example 5
         */
        establishmentSiteId?: number;
        /**
         * Name of the establishment.
         * @example Main site
         */
        name?: string;
        /**
         * Count for the establishment. No page says of what.
         * @example 123
         */
        count?: number;
    };
    /** The cell. */
    cell?: {
        /**
         * Identifier of the cell.
         * @example 1
         */
        id?: number;
        /**
         * Name of the cell.
         * @example Main site
         */
        name?: string;
        /**
         * Count for the cell. No page says of what.
         * @example 123
         */
        count?: number;
    };
};
/** An anomaly in a group. */
export type GroupedAnomaly = {
    /** Identifier of the anomaly. */
    id?: components["schemas"]["AnomalyId"];
    /**
     * Title of the anomaly; the group is sorted by it.
     * @example Anomaly title
     */
    title?: string;
    /**
     * Code of the kind of anomaly. No list of codes is documented.
     * @example 1
     */
    type?: number;
    /** Risk of the anomaly. No page gives a label for the four codes. */
    risk?: components["schemas"]["Risk"];
    /**
     * Description of the anomaly.
     * @example Anomaly description
     */
    description?: string;
    /**
     * When the anomaly was created, in UTC.
     * @example 2024-01-15T08:45:00.000Z
     */
    createdAt?: components["schemas"]["UtcDateTime"];
    /**
     * Code of what the provider did about the anomaly. No list of codes is documented.
     * @example 1
     */
    providerAction?: number;
};
/** A file that is about to be uploaded. */
export type ImageRegistration = {
    /**
     * Identifier of the upload. It tells which file goes to which presigned URL.
     * @example aszdz-edzdz-dzdzd-dzdzd
     */
    uploadId: string;
    /**
     * Name of the file, at most 250 characters.
     * @example example.jpg
     */
    name: string;
    /** Media type of the file. */
    mimeType: components["schemas"]["MimeType"];
    /**
     * Size of the file in megabytes, the unit that the page names ("Mo"). Its example, 1024, does not look like one.
     * @example 1024
     */
    size: number;
};
/** An intervention, with its base fields and the blocks that were asked for with `extend`. */
export type Intervention = {
    /**
     * Identifier of the intervention.
     * @example 1
     */
    id: number;
    /**
     * Code of the state of the intervention. No list of codes is documented.
     * @example 2
     */
    status: number;
    /**
     * Code of the kind of intervention. No list of codes is documented.
     * @example 1
     */
    type: number;
    /**
     * Code of the kind within the kind. No list of codes is documented.
     * @example 1
     */
    subType: number;
    /**
     * PIN code of the intervention.
     * @example 123456
     */
    codePin: number;
    /**
     * Whether the intervention was created automatically.
     * @example true
     */
    autoCreated: boolean;
    /**
     * Code of the state of its creation. No list of codes is documented.
     * @example 1
     */
    creationStatus: number;
    /**
     * Description of the intervention.
     * @example Description of the intervention
     */
    description: string;
    /**
     * When the intervention is planned to start, in UTC.
     * @example 2024-12-01T12:34:56.000Z
     */
    scheduledStart: components["schemas"]["UtcDateTime"];
    /**
     * When the intervention is planned to end, in UTC.
     * @example 2024-12-05T14:56:23.000Z
     */
    scheduledEnd: components["schemas"]["UtcDateTime"];
    /**
     * When the intervention started, in UTC.
     * @example 2024-12-01T12:34:56.000Z
     */
    actualStart: components["schemas"]["UtcDateTime"] | null;
    /**
     * When the intervention ended, in UTC.
     * @example 2024-12-01T12:34:56.000Z
     */
    actualEnd: components["schemas"]["UtcDateTime"] | null;
    /**
     * When the intervention was archived, in UTC.
     * @example 2024-12-09T14:23:00.000Z
     */
    archivedAt: components["schemas"]["UtcDateTime"] | null;
    /**
     * When the intervention was last changed, in UTC.
     * @example 2024-12-09T14:23:00.000Z
     */
    updatedAt: components["schemas"]["UtcDateTime"];
    /**
     * When the intervention was created, in UTC.
     * @example 2024-01-15T08:45:00.000Z
     */
    createdAt: components["schemas"]["UtcDateTime"];
    /**
     * Number of attendees.
     * @example 25
     */
    attendeeCount?: number;
    /** The technical installations of the intervention. Only with `extend=technical-installations`. */
    technicalInstallations?: TechnicalInstallation[];
    /** What can be done with the intervention. Only with `extend=actions-info`. */
    actions?: InterventionActions;
    /** The summary of the intervention. Only with `extend=summary`. */
    summary?: InterventionSummary;
    /** The routine that the intervention belongs to. Only with `extend=routine`. */
    routine?: Routine;
    /**
     * Whether the intervention differs from its routine. Only with `extend=routine`.
     * @example true
     */
    hasRoutineInterventionDrift?: boolean;
    /** The company contact or user in charge. Only with `extend=assigned-to`. */
    assignedTo?: Assignee;
    /** Who carried out the intervention. Only with `extend=performed-by`. */
    performedBy?: Performer;
    /** The rule behind the intervention. Only with `extend=rules`. */
    rule?: Rule;
    /**
     * Number of rules of the intervention. Only with `extend=rules`.
     * @example 123
     */
    rulesCount?: number;
    /** Anomalies by site, then by technical installation; installations are sorted alphabetically by name, anomalies by title. Only with `extend=anomaly-by-site-it`. */
    anomalyBySiteIT?: SiteAnomalies[];
    /** How many anomalies the intervention has, by kind and state. Only with `extend=anomaly-stats`. */
    anomalyStats?: AnomalyStats;
    /** The establishment and the cell of the intervention. Only with `extend=establishment-cell`. */
    establishmentCell?: EstablishmentCell;
    /** Which fields of the intervention can be changed. Only with `extend=updatable-fields`. */
    updatableFields?: UpdatableFields;
    /**
     * Identifiers of the site rules. Only with `extend=site-rule-ids`.
     * @example [
     *       1
     *     ]
     */
    siteRuleIds?: number[];
    /**
     * Identifiers of the anomalies. Only with `extend=anomaly-ids`.
     * @example [
     *       1
     *     ]
     */
    anomalyIds?: number[];
    /**
     * Instruction of the establishment for the technician. Only with `extend=establishment-instruction`.
     * @example Enter through the back door.
     */
    establishmentInstruction?: string;
    /** All sites, each with its identifier and name. Only with `extend=sites`. */
    sites?: Site[];
    /** The document that proves the training. Only with `extend=training-proof`. */
    trainingProof?: TrainingProof;
    /** The users who were trained. Only with `extend=trained-users`. */
    trainedUsers?: TrainedUser[];
    /**
     * Number of users who were trained. Only with `extend=trained-users`.
     * @example 123
     */
    trainedUsersCount?: number;
    /** The person who created the intervention. Only with `extend=created-by`. */
    createdBy?: Person;
    /** The user scopes of the rules; not to be confused with `rule`. Only with `extend=rules-user-scopes`. */
    rules?: RuleUserScopes[];
};
/** What can be done with the intervention. */
export type InterventionActions = {
    /**
     * Whether the intervention can be changed.
     * @example true
     */
    canBeUpdated?: boolean;
    /**
     * Whether the intervention can be deleted.
     * @example true
     */
    canBeDeleted?: boolean;
    /**
     * Whether the intervention can be carried out.
     * @example true
     */
    canBeExecuted?: boolean;
    /**
     * Whether the intervention can be verified.
     * @example true
     */
    canBeVerified?: boolean;
    /**
     * Whether the email that asks for a signature can be sent.
     * @example true
     */
    canSendSignatureEmail?: boolean;
    /**
     * Whether the email with information can be sent.
     * @example true
     */
    canSendInformationEmail?: boolean;
    /**
     * Whether the intervention can be sent to the provider.
     * @example true
     */
    canSendToProvider?: boolean;
};
export type InterventionExtend = components['schemas']['InterventionExtend'];
/** An intervention in its envelope. */
export type InterventionResponse = {
    /** An intervention, with its base fields and the blocks that were asked for with `extend`. */
    data: Intervention;
};
/** The summary of an intervention. */
export type InterventionSummary = {
    /**
     * Name of the provider.
     * @example Provider name
     */
    name?: string;
    /**
     * Email address of the provider.
     * @example example@mail.fr
     */
    email?: string;
    /**
     * Comment of the provider on the action.
     * @example Action comment from the provider
     */
    actionComment?: string;
    /**
     * General comment of the provider.
     * @example General comment from the provider
     */
    comment?: string;
    /**
     * Image of the signature.
     * @example Signature image
     */
    imgSignature?: string;
    /**
     * When the intervention was done, in UTC.
     * @example 2024-12-01T12:34:56.000Z
     */
    doneAt?: components["schemas"]["UtcDateTime"];
};
/** Where in the building the anomaly is. */
export type Location = {
    /**
     * The room.
     * @example Room 1
     */
    room?: string;
    /**
     * The floor.
     * @example Floor 1
     */
    floor?: string;
};
export type MimeType = components['schemas']['MimeType'];
/** Something that has an identifier and a name. */
export type NamedItem = {
    /**
     * Identifier.
     * @example 1
     */
    id?: number;
    /**
     * Name.
     * @example Urgent
     */
    name?: string;
};
/** How many anomalies were created. */
export type NonconformityResponse = {
    /**
     * Number of anomalies that were inserted.
     * @example 1
     */
    nbInsertion: number;
};
/** Who carried out an intervention. */
export type Performer = {
    /**
     * Name of the provider.
     * @example Provider name
     */
    name?: string;
    /**
     * Email address of the provider.
     * @example example@mail.fr
     */
    email?: string;
    /**
     * Comment of the provider on the action.
     * @example Action comment from the provider
     */
    actionComment?: string;
    /**
     * General comment of the provider.
     * @example General comment from the provider
     */
    comment?: string;
};
/** A person. */
export type Person = {
    /**
     * Identifier of the person.
     * @example 1
     */
    id?: number;
    /**
     * First name.
     * @example John
     */
    firstName?: string;
    /**
     * Last name.
     * @example Doe
     */
    lastName?: string;
};
/** Who reported the anomaly. */
export type Reporter = {
    /**
     * First name.
     * @example John
     */
    firstName?: string;
    /**
     * Last name.
     * @example Doe
     */
    lastName?: string;
};
export type Risk = components['schemas']['Risk'];
/** The routine that an intervention belongs to. */
export type Routine = {
    /**
     * Identifier of the routine.
     * @example 1
     */
    id?: number;
    /**
     * Name of the routine.
     * @example Monthly Maintenance
     */
    name?: string;
    /**
     * Whether the routine creates its interventions automatically.
     * @example true
     */
    autoCreateEnabled?: boolean;
    /**
     * When the routine was archived, in UTC.
     * @example 2024-12-01T12:34:56.000Z
     */
    archivedAt?: components["schemas"]["UtcDateTime"] | null;
    /** The company contact or user in charge of the routine. */
    assignedTo?: Assignee;
};
/** The rule behind an intervention. */
export type Rule = {
    /**
     * Identifier of the rule.
     * @example 1
     */
    id?: number;
    /**
     * Name of the rule.
     * @example Annual Safety Check
     */
    name?: string;
    /**
     * Code of the kind of rule. No list of codes is documented.
     * @example 1
     */
    type?: number;
    /**
     * When the rule recurs, as an iCalendar recurrence rule.
     * @example FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1
     */
    rrule?: string;
    /**
     * Code of the workflow. No list of codes is documented.
     * @example 1
     */
    workflowType?: number;
    /**
     * Code of the kind of compliance. No list of codes is documented.
     * @example 1
     */
    complianceType?: number;
};
/** The user scopes of a rule. */
export type RuleUserScopes = {
    /** The user scopes of the rule. */
    userScopes?: UserScope[];
};
/** A site. */
export type Site = {
    /**
     * Identifier of the site.
     * @example 123
     */
    id?: number;
    /**
     * Name of the site.
     * @example Main site
     */
    name?: string;
};
/** A site with its anomalies, by technical installation. */
export type SiteAnomalies = {
    /**
     * Identifier of the site.
     * @example 1
     */
    id?: number;
    /**
     * Name of the site.
     * @example Main site
     */
    name?: string;
    /** The technical installations of the site that have anomalies, sorted alphabetically by name. */
    technicalInstallations?: TechnicalInstallationAnomalies[];
};
/** A technical installation of a building, a lift for instance. */
export type TechnicalInstallation = {
    /**
     * Identifier of the technical installation.
     * @example 1
     */
    id?: number;
    /**
     * Name of the technical installation; the page shows a translation key.
     * @example establishment_informations.installation_ascenseurs
     */
    name?: string;
    /**
     * Presigned URL that belongs to the technical installation.
     * @example https://example.com/presigned-url
     */
    presignedUrl?: string;
};
/** A technical installation with its anomalies. */
export type TechnicalInstallationAnomalies = {
    /**
     * Identifier of the technical installation.
     * @example 1
     */
    id?: number;
    /**
     * Name of the technical installation; the page shows a translation key.
     * @example establishment_informations.installation_ascenseurs
     */
    name?: string;
    /**
     * Presigned URL that belongs to the technical installation.
     * @example https://bucket.s3.amazonaws.com/1
     */
    presignedUrl?: string;
    /** The anomalies of the technical installation, sorted alphabetically by title. */
    anomalies?: GroupedAnomaly[];
};
/** A user who was trained in an intervention. */
export type TrainedUser = {
    /**
     * Identifier of the user.
     * @example 1
     */
    id?: number;
    /**
     * First name.
     * @example John
     */
    firstName?: string;
    /**
     * Last name.
     * @example Doe
     */
    lastName?: string;
    /**
     * Whether the user attended. Only the value `present` is shown, no list is documented.
     * @example present
     */
    attendanceStatus?: string;
};
/** The document that proves a training. */
export type TrainingProof = {
    /**
     * Identifier of the document.
     * @example 1
     */
    id?: number;
    /**
     * Name of the document.
     * @example document.pdf
     */
    name?: string;
    /**
     * URL from which the document can be read.
     * @example https://example.com/presigned-url
     */
    presignedUrl?: string;
};
/** Which fields of an intervention can be changed. */
export type UpdatableFields = {
    /**
     * Whether `description` can be changed.
     * @example true
     */
    description?: boolean;
    /**
     * Whether `scheduledStart` can be changed.
     * @example true
     */
    scheduledStart?: boolean;
    /**
     * Whether `scheduledEnd` can be changed.
     * @example true
     */
    scheduledEnd?: boolean;
    /**
     * Whether `siteRuleIds` can be changed.
     * @example true
     */
    siteRuleIds?: boolean;
    /**
     * Whether `siteIds` can be changed.
     * @example true
     */
    siteIds?: boolean;
    /**
     * Whether `ruleId` can be changed.
     * @example true
     */
    ruleId?: boolean;
    /**
     * Whether `userIds` can be changed.
     * @example true
     */
    userIds?: boolean;
    /**
     * Whether `assignedCompanyContactId` can be changed.
     * @example true
     */
    assignedCompanyContactId?: boolean;
    /**
     * Whether `assignedUserId` can be changed.
     * @example true
     */
    assignedUserId?: boolean;
    /**
     * Whether `anomalyIds` can be changed.
     * @example true
     */
    anomalyIds?: boolean;
    /**
     * Whether `creationStatus` can be changed.
     * @example true
     */
    creationStatus?: boolean;
    /**
     * Whether `proofAttachment` can be changed.
     * @example true
     */
    proofAttachment?: boolean;
    /**
     * Whether `validateIntervention` can be changed.
     * @example true
     */
    validateIntervention?: boolean;
    /**
     * Whether `attendeeCount` can be changed.
     * @example true
     */
    attendeeCount?: boolean;
    /**
     * Whether `sendUpdateEmailToCurrentAssignee` can be changed.
     * @example true
     */
    sendUpdateEmailToCurrentAssignee?: boolean;
    /**
     * Whether `previousAssigneeNotification` can be changed.
     * @example true
     */
    previousAssigneeNotification?: boolean;
};
/** Where to upload a registered file. */
export type Upload = {
    /**
     * Identifier of the upload, by which the file of the request is found.
     * @example 1
     */
    uploadId?: string;
    /**
     * URL that takes the file.
     * @example https://bucket.s3.amazonaws.com/1
     */
    presignedUrl?: string;
    /**
     * Identifier of the file.
     * @example 1
     */
    id?: string;
};
/** The uploads that were registered. */
export type UploadsResponse = {
    /** The uploads, each with the presigned URL of its file. */
    uploads: Upload[];
};
/** A group of users, by profession and diploma. */
export type UserScope = {
    /**
     * Identifier of the user scope.
     * @example 1
     */
    id?: number;
    /** The professions of the user scope. */
    professions?: NamedItem[];
    /** The diploma titles of the user scope. */
    diplomaTitles?: NamedItem[];
};
export type UtcDateTime = components['schemas']['UtcDateTime'];
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ResponseContentTooLarge = components['responses']['ContentTooLarge'];
export type ResponseForbidden = components['responses']['Forbidden'];
export type ResponseNotFound = components['responses']['NotFound'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ResponseUnsupportedMediaType = components['responses']['UnsupportedMediaType'];
export type ParameterAnomalyId = components['parameters']['AnomalyId'];
export type ParameterAnomalyIdOfImages = components['parameters']['AnomalyIdOfImages'];
export type ParameterExtend = components['parameters']['Extend'];
export type ParameterInterventionId = components['parameters']['InterventionId'];
export type ParameterReportId = components['parameters']['ReportId'];
export type $defs = Record<string, never>;
export interface operations {
    updateAnomaly: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Identifier of the anomaly.
                 * @example 1
                 */
                anomalyId: components["parameters"]["AnomalyId"];
            };
            cookie?: never;
        };
        /** All seven fields; none may be left out. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnomalyUpdate"];
            };
        };
        responses: {
            /** The anomaly was updated. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": AnomalyResponse;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
        };
    };
    createNonconformityAnomalies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Identifier of the report.
                 * @example 1
                 */
                reportId: components["parameters"]["ReportId"];
            };
            cookie?: never;
        };
        /** The anomalies to create. No limit on their number is documented. */
        requestBody: {
            content: {
                "application/json": AnomalyInput[];
            };
        };
        responses: {
            /** The anomalies were created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": NonconformityResponse;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
        };
    };
    addAnomalyImages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Identifier of the anomaly that the images belong to.
                 * @example 1
                 */
                anomalyId: components["parameters"]["AnomalyIdOfImages"];
            };
            cookie?: never;
        };
        /** The files to register, at most 20 in one request. */
        requestBody: {
            content: {
                "application/json": ImageRegistration[];
            };
        };
        responses: {
            /** The images were registered. The page gives 200 here, not 201. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": UploadsResponse;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
        };
    };
    getIntervention: {
        parameters: {
            query?: {
                /**
                 * The blocks to add to the intervention. Without it only the base fields are answered.
                 *
                 * | value | adds |
                 * |---|---|
                 * | `technical-installations` | the technical installations of the intervention (`technicalInstallations`) |
                 * | `actions-info` | what can be done with the intervention (`actions`) |
                 * | `summary` | the summary of the intervention (`summary`) |
                 * | `routine` | the routine (`routine`; `hasRoutineInterventionDrift` is inferred) |
                 * | `assigned-to` | the company contact or user in charge (`assignedTo`) |
                 * | `performed-by` | who carried it out (`performedBy`) |
                 * | `rules` | the rule behind the intervention (`rule`; `rulesCount` is inferred) |
                 * | `anomaly-by-site-it` | anomalies by site, then by technical installation, sorted alphabetically by installation name and anomaly title (`anomalyBySiteIT`) |
                 * | `anomaly-stats` | counts of anomalies (`anomalyStats`) |
                 * | `establishment-cell` | establishment and cell (`establishmentCell`) |
                 * | `updatable-fields` | which fields can be changed (`updatableFields`) |
                 * | `site-rule-ids` | identifiers of the site rules (`siteRuleIds`) |
                 * | `anomaly-ids` | identifiers of the anomalies (`anomalyIds`) |
                 * | `establishment-instruction` | the instruction of the establishment (`establishmentInstruction`) |
                 * | `sites` | all sites, with identifier and name (`sites`) |
                 * | `training-proof` | the proof of training (`trainingProof`) |
                 * | `trained-users` | the users who were trained (`trainedUsers`; `trainedUsersCount` is inferred) |
                 * | `created-by` | the person who created the intervention (`createdBy`) |
                 * | `rules-user-scopes` | the user scopes of the rules (`rules`) |
                 */
                extend?: components["parameters"]["Extend"];
            };
            header?: never;
            path: {
                /**
                 * Identifier of the intervention, within the integers that a double holds exactly.
                 * @example 1
                 */
                interventionId: components["parameters"]["InterventionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The intervention. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": InterventionResponse;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
}
type WithRequired<T, K extends PropertyKey> = T extends object ? T & { [P in K & keyof T]-?: T[P] } : T;

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
         * @description Replaces the seven editable fields of an anomaly and answers the whole anomaly as it is now stored.
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
         * @description Records the nonconformities of a report, one anomaly for each item of the body, and answers how many were inserted.
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
         * @description Registers files for an anomaly and answers a presigned URL for each of them. The files themselves are then uploaded to those URLs. `uploadId` tells which file goes to which URL.
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
         * @description Answers the base fields of an intervention, and with `extend` the blocks that are asked for.
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
         * @description Identifier of an anomaly.
         * @example 1
         */
        AnomalyId: number;
        AnomalyImage: AnomalyImage;
        AnomalyInput: AnomalyInput;
        AnomalyMetadata: AnomalyMetadata;
        AnomalyResponse: AnomalyResponse;
        AnomalyStats: AnomalyStats;
        /** @description The seven fields of an anomaly that an update replaces. All of them are required. */
        AnomalyUpdate: WithRequired<AnomalyInput, "location" | "dueAt">;
        Assignee: Assignee;
        ErrorMessage: ErrorMessage;
        EstablishmentCell: EstablishmentCell;
        GroupedAnomaly: GroupedAnomaly;
        ImageRegistration: ImageRegistration;
        Intervention: Intervention;
        InterventionActions: InterventionActions;
        /**
         * @description A block that can be added to an intervention.
         * @example summary
         * @enum {string}
         */
        InterventionExtend: "technical-installations" | "actions-info" | "summary" | "routine" | "assigned-to" | "performed-by" | "rules" | "anomaly-by-site-it" | "anomaly-stats" | "establishment-cell" | "updatable-fields" | "site-rule-ids" | "anomaly-ids" | "establishment-instruction" | "sites" | "training-proof" | "trained-users" | "created-by" | "rules-user-scopes";
        InterventionResponse: InterventionResponse;
        InterventionSummary: InterventionSummary;
        Location: Location;
        /**
         * @description Media type of a file. These 16 are accepted.
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
         * @description Risk of an anomaly. No page gives a label for the four codes.
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
         * @description A moment in UTC, in ISO 8601 and ending in `Z`. Seconds and their fraction may be left out.
         * @example 2024-12-01T12:34:56.000Z
         * @example 2024-12-01T12:34Z
         */
        UtcDateTime: string;
    };
    responses: {
        /** @description The request does not follow the contract. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorMessage;
            };
        };
        /** @description The body is larger than the provider accepts. */
        ContentTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorMessage;
            };
        };
        /** @description The credentials are valid and do not allow this. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorMessage;
            };
        };
        /** @description Nothing has the identifier in the path. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorMessage;
            };
        };
        /** @description The access token or the session token is missing, wrong or expired. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorMessage;
            };
        };
        /** @description The body is not sent as `application/json`. */
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
         * @description Identifier of the anomaly.
         * @example 1
         */
        AnomalyId: components["schemas"]["AnomalyId"];
        /**
         * @description Identifier of the anomaly that the images belong to.
         * @example 1
         */
        AnomalyIdOfImages: components["schemas"]["AnomalyId"];
        /**
         * @description The blocks to add to the intervention. Without it only the base fields are answered.
         *
         *     | value | adds |
         *     |---|---|
         *     | `technical-installations` | the technical installations of the intervention (`technicalInstallations`) |
         *     | `actions-info` | what can be done with the intervention (`actions`) |
         *     | `summary` | the summary of the intervention (`summary`) |
         *     | `routine` | the routine (`routine`; `hasRoutineInterventionDrift` is inferred) |
         *     | `assigned-to` | the company contact or user in charge (`assignedTo`) |
         *     | `performed-by` | who carried it out (`performedBy`) |
         *     | `rules` | the rule behind the intervention (`rule`; `rulesCount` is inferred) |
         *     | `anomaly-by-site-it` | anomalies by site, then by technical installation, sorted alphabetically by installation name and anomaly title (`anomalyBySiteIT`) |
         *     | `anomaly-stats` | counts of anomalies (`anomalyStats`) |
         *     | `establishment-cell` | establishment and cell (`establishmentCell`) |
         *     | `updatable-fields` | which fields can be changed (`updatableFields`) |
         *     | `site-rule-ids` | identifiers of the site rules (`siteRuleIds`) |
         *     | `anomaly-ids` | identifiers of the anomalies (`anomalyIds`) |
         *     | `establishment-instruction` | the instruction of the establishment (`establishmentInstruction`) |
         *     | `sites` | all sites, with identifier and name (`sites`) |
         *     | `training-proof` | the proof of training (`trainingProof`) |
         *     | `trained-users` | the users who were trained (`trainedUsers`; `trainedUsersCount` is inferred) |
         *     | `created-by` | the person who created the intervention (`createdBy`) |
         *     | `rules-user-scopes` | the user scopes of the rules (`rules`) |
         */
        Extend: components["schemas"]["InterventionExtend"][];
        /**
         * @description Identifier of the intervention, within the integers that a double holds exactly.
         * @example 1
         */
        InterventionId: number;
        /**
         * @description Identifier of the report.
         * @example 1
         */
        ReportId: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
/** @description An anomaly as it is stored. */
export type Anomaly = {
    /** @description Identifier of the anomaly. */
    id: components["schemas"]["AnomalyId"];
    /**
     * @description Code of the kind of anomaly. No list of codes is documented.
     * @example 1
     */
    type?: number;
    /**
     * @description Code of the state of the anomaly. No list of codes is documented.
     * @example 1
     */
    status?: number;
    /**
     * @description Title of the anomaly.
     * @example Anomaly title
     */
    title: string;
    /**
     * @description Description of the anomaly.
     * @example Anomaly description
     */
    description: string;
    /** @description Risk of the anomaly. No page gives a label for the four codes. */
    risk: components["schemas"]["Risk"];
    /**
     * @description Identifier of the site where the anomaly is.
     * @example 1
     */
    siteId: number;
    /**
     * @description Identifier of the technical installation that the anomaly concerns.
     * @example 1
     */
    technicalInstallationId: number;
    /**
     * @description Identifier of the equipment that the anomaly concerns.
     * @example 1
     */
    equipmentId?: number;
    /**
     * @description Identifier of the user who reported the anomaly.
     * @example 1
     */
    reportedById?: number;
    /**
     * @description Identifier of the position of the anomaly.
     * @example 1
     */
    positionId?: number;
    /**
     * @description What was noted when the anomaly was resolved.
     * @example Anomaly resolved
     */
    resolvedComment?: string | null;
    /**
     * @description Identifier of the user who resolved the anomaly.
     * @example 1
     */
    resolvedById?: number | null;
    /**
     * @description Name of the person who reported the anomaly.
     * @example John Doe
     */
    reporter?: string;
    /**
     * @description Whether the anomaly had been reported before.
     * @example false
     */
    alreadyReported?: boolean;
    /**
     * @description Place of the anomaly in a sorted list.
     * @example 1
     */
    sortOrder?: number;
    /**
     * @description Number of the anomaly.
     * @example A-12345
     */
    anomalyNumber?: string;
    /**
     * @description Number of the page that the anomaly stands on.
     * @example 12
     */
    pageNumber?: number;
    /**
     * @description Identifier of the report that the anomaly belongs to.
     * @example 1
     */
    reportId?: number;
    /**
     * @description When the anomaly has to be resolved, in UTC.
     * @example 2024-12-01T12:34:56.000Z
     */
    dueAt: components["schemas"]["UtcDateTime"];
    /**
     * @description When the anomaly was observed, in UTC.
     * @example 2024-12-01T12:34:56.000Z
     */
    observedAt?: components["schemas"]["UtcDateTime"];
    /**
     * @description When the anomaly was resolved, in UTC.
     * @example 2024-12-01T12:34:56.000Z
     */
    resolvedAt?: components["schemas"]["UtcDateTime"] | null;
    /**
     * @description When the anomaly was deleted, in UTC.
     * @example 2024-01-15T08:45:00.000Z
     */
    deletedAt?: components["schemas"]["UtcDateTime"] | null;
    /**
     * @description When the anomaly was archived, in UTC.
     * @example 2024-01-15T08:45:00.000Z
     */
    archivedAt?: components["schemas"]["UtcDateTime"] | null;
    /**
     * @description When the anomaly was last changed, in UTC.
     * @example 2024-12-05T14:56:23.000Z
     */
    updatedAt: components["schemas"]["UtcDateTime"];
    /**
     * @description When the anomaly was created, in UTC.
     * @example 2024-01-15T08:45:00.000Z
     */
    createdAt: components["schemas"]["UtcDateTime"];
    /**
     * @description Reference of the anomaly.
     * @example E42-RI12-3
     */
    ref?: string;
    /** @description What was recorded about the anomaly beside its own fields. */
    metadata?: AnomalyMetadata;
    /**
     * @description Names of the stored images.
     * @example [
     *       "image1",
     *       "image2"
     *     ]
     */
    imgs?: string[];
    /** @description The stored images, with their sizes. */
    images?: AnomalyImage[];
    /**
     * @description Code of the priority of the anomaly. No list of codes is documented.
     * @example 1
     */
    priority?: number;
};
export type AnomalyId = components['schemas']['AnomalyId'];
/** @description A stored image. */
export type AnomalyImage = {
    /**
     * @description The stored file.
     * @example image1
     */
    file?: string;
    /**
     * @description Size of the file. No page gives the unit here.
     * @example 1024
     */
    size?: number;
};
/** @description What a caller says about an anomaly. A nonconformity needs the five required fields; an update needs all seven (see `AnomalyUpdate`). */
export type AnomalyInput = {
    /**
     * @description Title of the anomaly, at most 250 characters.
     * @example Anomaly title
     */
    title: string;
    /**
     * @description Description of the anomaly, at most 2,500 characters.
     * @example Anomaly description
     */
    description: string;
    /**
     * @description Risk of an anomaly. No page gives a label for the four codes.
     * @example 1
     * @enum {number}
     */
    risk: components["schemas"]["Risk"];
    /**
     * @description Identifier of the technical installation that the anomaly concerns.
     * @example 1
     */
    technicalInstallationId: number;
    /**
     * @description Identifier of the site where the anomaly is.
     * @example 1
     */
    siteId: number;
    /** @description Where in the building the anomaly is. */
    location?: Location;
    /**
     * @description When the anomaly has to be resolved, in UTC.
     * @example 2024-12-01T12:34:56.000Z
     */
    dueAt?: components["schemas"]["UtcDateTime"];
};
/** @description What was recorded about an anomaly beside its own fields. */
export type AnomalyMetadata = {
    /** @description Where in the building the anomaly is. */
    location?: Location;
    /** @description Who reported the anomaly. */
    reporter?: Reporter;
    /**
     * @description What was noted when the anomaly was resolved.
     * @example Anomaly resolved
     */
    resolvedComment?: string | null;
};
/** @description An anomaly in its envelope. */
export type AnomalyResponse = {
    /** @description An anomaly as it is stored. */
    data: Anomaly;
};
/** @description How many anomalies an intervention has, by kind and state. */
export type AnomalyStats = {
    /** @description Counts of corrective anomalies. */
    corrective?: {
        /**
         * @description Number that is not resolved.
         * @example 123
         */
        unresolved?: number;
        /**
         * @description Number that is resolved.
         * @example 123
         */
        resolved?: number;
    };
    /** @description Counts of preventive anomalies. */
    preventive?: {
        /**
         * @description Number that nobody has reviewed.
         * @example 123
         */
        unreviewed?: number;
        /**
         * @description Number that is pending.
         * @example 123
         */
        pending?: number;
        /**
         * @description Number that is resolved.
         * @example 123
         */
        resolved?: number;
    };
};
export type AnomalyUpdate = components['schemas']['AnomalyUpdate'];
/** @description The company contact or user in charge. */
export type Assignee = {
    /**
     * @description Code of the kind of assignee. No list of codes is documented; the page shows the filler 123, an older copy of it 1.
     * @example 123
     */
    type?: number;
    /**
     * @description Identifier of the assignee.
     * @example 1
     */
    id?: number;
    /**
     * @description Name of the assignee.
     * @example John Doe
     */
    name?: string;
    /**
     * @description Email address of the assignee.
     * @example test@mail.com
     */
    email?: string;
};
/** @description The error body of the API gateway. */
export type ErrorMessage = {
    /**
     * @description What went wrong, for people.
     * @example Unauthorized
     */
    message: string;
};
/** @description The establishment and the cell of an intervention. */
export type EstablishmentCell = {
    /** @description The establishment. */
    establishment?: {
        /**
         * @description Identifier of the establishment.
         * @example 1
         */
        id?: number;
        /**
         * @description Identifier of the site of the establishment.
         * @example 5
         */
        establishmentSiteId?: number;
        /**
         * @description Name of the establishment.
         * @example Main site
         */
        name?: string;
        /**
         * @description Count for the establishment. No page says of what.
         * @example 123
         */
        count?: number;
    };
    /** @description The cell. */
    cell?: {
        /**
         * @description Identifier of the cell.
         * @example 1
         */
        id?: number;
        /**
         * @description Name of the cell.
         * @example Main site
         */
        name?: string;
        /**
         * @description Count for the cell. No page says of what.
         * @example 123
         */
        count?: number;
    };
};
/** @description An anomaly in a group. */
export type GroupedAnomaly = {
    /** @description Identifier of the anomaly. */
    id?: components["schemas"]["AnomalyId"];
    /**
     * @description Title of the anomaly; the group is sorted by it.
     * @example Anomaly title
     */
    title?: string;
    /**
     * @description Code of the kind of anomaly. No list of codes is documented.
     * @example 1
     */
    type?: number;
    /** @description Risk of the anomaly. No page gives a label for the four codes. */
    risk?: components["schemas"]["Risk"];
    /**
     * @description Description of the anomaly.
     * @example Anomaly description
     */
    description?: string;
    /**
     * @description When the anomaly was created, in UTC.
     * @example 2024-01-15T08:45:00.000Z
     */
    createdAt?: components["schemas"]["UtcDateTime"];
    /**
     * @description Code of what the provider did about the anomaly. No list of codes is documented.
     * @example 1
     */
    providerAction?: number;
};
/** @description A file that is about to be uploaded. */
export type ImageRegistration = {
    /**
     * @description Identifier of the upload. It tells which file goes to which presigned URL.
     * @example aszdz-edzdz-dzdzd-dzdzd
     */
    uploadId: string;
    /**
     * @description Name of the file, at most 250 characters.
     * @example example.jpg
     */
    name: string;
    /** @description Media type of the file. */
    mimeType: components["schemas"]["MimeType"];
    /**
     * @description Size of the file in megabytes, the unit that the page names ("Mo"). Its example, 1024, does not look like one.
     * @example 1024
     */
    size: number;
};
/** @description An intervention, with its base fields and the blocks that were asked for with `extend`. */
export type Intervention = {
    /**
     * @description Identifier of the intervention.
     * @example 1
     */
    id: number;
    /**
     * @description Code of the state of the intervention. No list of codes is documented.
     * @example 2
     */
    status: number;
    /**
     * @description Code of the kind of intervention. No list of codes is documented.
     * @example 1
     */
    type: number;
    /**
     * @description Code of the kind within the kind. No list of codes is documented.
     * @example 1
     */
    subType: number;
    /**
     * @description PIN code of the intervention.
     * @example 123456
     */
    codePin: number;
    /**
     * @description Whether the intervention was created automatically.
     * @example true
     */
    autoCreated: boolean;
    /**
     * @description Code of the state of its creation. No list of codes is documented.
     * @example 1
     */
    creationStatus: number;
    /**
     * @description Description of the intervention.
     * @example Description of the intervention
     */
    description: string;
    /**
     * @description When the intervention is planned to start, in UTC.
     * @example 2024-12-01T12:34:56.000Z
     */
    scheduledStart: components["schemas"]["UtcDateTime"];
    /**
     * @description When the intervention is planned to end, in UTC.
     * @example 2024-12-05T14:56:23.000Z
     */
    scheduledEnd: components["schemas"]["UtcDateTime"];
    /**
     * @description When the intervention started, in UTC.
     * @example 2024-12-01T12:34:56.000Z
     */
    actualStart: components["schemas"]["UtcDateTime"] | null;
    /**
     * @description When the intervention ended, in UTC.
     * @example 2024-12-01T12:34:56.000Z
     */
    actualEnd: components["schemas"]["UtcDateTime"] | null;
    /**
     * @description When the intervention was archived, in UTC.
     * @example 2024-12-09T14:23:00.000Z
     */
    archivedAt: components["schemas"]["UtcDateTime"] | null;
    /**
     * @description When the intervention was last changed, in UTC.
     * @example 2024-12-09T14:23:00.000Z
     */
    updatedAt: components["schemas"]["UtcDateTime"];
    /**
     * @description When the intervention was created, in UTC.
     * @example 2024-01-15T08:45:00.000Z
     */
    createdAt: components["schemas"]["UtcDateTime"];
    /**
     * @description Number of attendees.
     * @example 25
     */
    attendeeCount?: number;
    /** @description The technical installations of the intervention. Only with `extend=technical-installations`. */
    technicalInstallations?: TechnicalInstallation[];
    /** @description What can be done with the intervention. Only with `extend=actions-info`. */
    actions?: InterventionActions;
    /** @description The summary of the intervention. Only with `extend=summary`. */
    summary?: InterventionSummary;
    /** @description The routine that the intervention belongs to. Only with `extend=routine`. */
    routine?: Routine;
    /**
     * @description Whether the intervention differs from its routine. Only with `extend=routine`.
     * @example true
     */
    hasRoutineInterventionDrift?: boolean;
    /** @description The company contact or user in charge. Only with `extend=assigned-to`. */
    assignedTo?: Assignee;
    /** @description Who carried out the intervention. Only with `extend=performed-by`. */
    performedBy?: Performer;
    /** @description The rule behind the intervention. Only with `extend=rules`. */
    rule?: Rule;
    /**
     * @description Number of rules of the intervention. Only with `extend=rules`.
     * @example 123
     */
    rulesCount?: number;
    /** @description Anomalies by site, then by technical installation; installations are sorted alphabetically by name, anomalies by title. Only with `extend=anomaly-by-site-it`. */
    anomalyBySiteIT?: SiteAnomalies[];
    /** @description How many anomalies the intervention has, by kind and state. Only with `extend=anomaly-stats`. */
    anomalyStats?: AnomalyStats;
    /** @description The establishment and the cell of the intervention. Only with `extend=establishment-cell`. */
    establishmentCell?: EstablishmentCell;
    /** @description Which fields of the intervention can be changed. Only with `extend=updatable-fields`. */
    updatableFields?: UpdatableFields;
    /**
     * @description Identifiers of the site rules. Only with `extend=site-rule-ids`.
     * @example [
     *       1
     *     ]
     */
    siteRuleIds?: number[];
    /**
     * @description Identifiers of the anomalies. Only with `extend=anomaly-ids`.
     * @example [
     *       1
     *     ]
     */
    anomalyIds?: number[];
    /**
     * @description Instruction of the establishment for the technician. Only with `extend=establishment-instruction`.
     * @example Enter through the back door.
     */
    establishmentInstruction?: string;
    /** @description All sites, each with its identifier and name. Only with `extend=sites`. */
    sites?: Site[];
    /** @description The document that proves the training. Only with `extend=training-proof`. */
    trainingProof?: TrainingProof;
    /** @description The users who were trained. Only with `extend=trained-users`. */
    trainedUsers?: TrainedUser[];
    /**
     * @description Number of users who were trained. Only with `extend=trained-users`.
     * @example 123
     */
    trainedUsersCount?: number;
    /** @description The person who created the intervention. Only with `extend=created-by`. */
    createdBy?: Person;
    /** @description The user scopes of the rules; not to be confused with `rule`. Only with `extend=rules-user-scopes`. */
    rules?: RuleUserScopes[];
};
/** @description What can be done with the intervention. */
export type InterventionActions = {
    /**
     * @description Whether the intervention can be changed.
     * @example true
     */
    canBeUpdated?: boolean;
    /**
     * @description Whether the intervention can be deleted.
     * @example true
     */
    canBeDeleted?: boolean;
    /**
     * @description Whether the intervention can be carried out.
     * @example true
     */
    canBeExecuted?: boolean;
    /**
     * @description Whether the intervention can be verified.
     * @example true
     */
    canBeVerified?: boolean;
    /**
     * @description Whether the email that asks for a signature can be sent.
     * @example true
     */
    canSendSignatureEmail?: boolean;
    /**
     * @description Whether the email with information can be sent.
     * @example true
     */
    canSendInformationEmail?: boolean;
    /**
     * @description Whether the intervention can be sent to the provider.
     * @example true
     */
    canSendToProvider?: boolean;
};
export type InterventionExtend = components['schemas']['InterventionExtend'];
/** @description An intervention in its envelope. */
export type InterventionResponse = {
    /** @description An intervention, with its base fields and the blocks that were asked for with `extend`. */
    data: Intervention;
};
/** @description The summary of an intervention. */
export type InterventionSummary = {
    /**
     * @description Name of the provider.
     * @example Provider name
     */
    name?: string;
    /**
     * @description Email address of the provider.
     * @example example@mail.fr
     */
    email?: string;
    /**
     * @description Comment of the provider on the action.
     * @example Action comment from the provider
     */
    actionComment?: string;
    /**
     * @description General comment of the provider.
     * @example General comment from the provider
     */
    comment?: string;
    /**
     * @description Image of the signature.
     * @example Signature image
     */
    imgSignature?: string;
    /**
     * @description When the intervention was done, in UTC.
     * @example 2024-12-01T12:34:56.000Z
     */
    doneAt?: components["schemas"]["UtcDateTime"];
};
/** @description Where in the building the anomaly is. */
export type Location = {
    /**
     * @description The room.
     * @example Room 1
     */
    room?: string;
    /**
     * @description The floor.
     * @example Floor 1
     */
    floor?: string;
};
export type MimeType = components['schemas']['MimeType'];
/** @description Something that has an identifier and a name. */
export type NamedItem = {
    /**
     * @description Identifier.
     * @example 1
     */
    id?: number;
    /**
     * @description Name.
     * @example Urgent
     */
    name?: string;
};
/** @description How many anomalies were created. */
export type NonconformityResponse = {
    /**
     * @description Number of anomalies that were inserted.
     * @example 1
     */
    nbInsertion: number;
};
/** @description Who carried out an intervention. */
export type Performer = {
    /**
     * @description Name of the provider.
     * @example Provider name
     */
    name?: string;
    /**
     * @description Email address of the provider.
     * @example example@mail.fr
     */
    email?: string;
    /**
     * @description Comment of the provider on the action.
     * @example Action comment from the provider
     */
    actionComment?: string;
    /**
     * @description General comment of the provider.
     * @example General comment from the provider
     */
    comment?: string;
};
/** @description A person. */
export type Person = {
    /**
     * @description Identifier of the person.
     * @example 1
     */
    id?: number;
    /**
     * @description First name.
     * @example John
     */
    firstName?: string;
    /**
     * @description Last name.
     * @example Doe
     */
    lastName?: string;
};
/** @description Who reported the anomaly. */
export type Reporter = {
    /**
     * @description First name.
     * @example John
     */
    firstName?: string;
    /**
     * @description Last name.
     * @example Doe
     */
    lastName?: string;
};
export type Risk = components['schemas']['Risk'];
/** @description The routine that an intervention belongs to. */
export type Routine = {
    /**
     * @description Identifier of the routine.
     * @example 1
     */
    id?: number;
    /**
     * @description Name of the routine.
     * @example Monthly Maintenance
     */
    name?: string;
    /**
     * @description Whether the routine creates its interventions automatically.
     * @example true
     */
    autoCreateEnabled?: boolean;
    /**
     * @description When the routine was archived, in UTC.
     * @example 2024-12-01T12:34:56.000Z
     */
    archivedAt?: components["schemas"]["UtcDateTime"] | null;
    /** @description The company contact or user in charge of the routine. */
    assignedTo?: Assignee;
};
/** @description The rule behind an intervention. */
export type Rule = {
    /**
     * @description Identifier of the rule.
     * @example 1
     */
    id?: number;
    /**
     * @description Name of the rule.
     * @example Annual Safety Check
     */
    name?: string;
    /**
     * @description Code of the kind of rule. No list of codes is documented.
     * @example 1
     */
    type?: number;
    /**
     * @description When the rule recurs, as an iCalendar recurrence rule.
     * @example FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1
     */
    rrule?: string;
    /**
     * @description Code of the workflow. No list of codes is documented.
     * @example 1
     */
    workflowType?: number;
    /**
     * @description Code of the kind of compliance. No list of codes is documented.
     * @example 1
     */
    complianceType?: number;
};
/** @description The user scopes of a rule. */
export type RuleUserScopes = {
    /** @description The user scopes of the rule. */
    userScopes?: UserScope[];
};
/** @description A site. */
export type Site = {
    /**
     * @description Identifier of the site.
     * @example 123
     */
    id?: number;
    /**
     * @description Name of the site.
     * @example Main site
     */
    name?: string;
};
/** @description A site with its anomalies, by technical installation. */
export type SiteAnomalies = {
    /**
     * @description Identifier of the site.
     * @example 1
     */
    id?: number;
    /**
     * @description Name of the site.
     * @example Main site
     */
    name?: string;
    /** @description The technical installations of the site that have anomalies, sorted alphabetically by name. */
    technicalInstallations?: TechnicalInstallationAnomalies[];
};
/** @description A technical installation of a building, a lift for instance. */
export type TechnicalInstallation = {
    /**
     * @description Identifier of the technical installation.
     * @example 1
     */
    id?: number;
    /**
     * @description Name of the technical installation; the page shows a translation key.
     * @example establishment_informations.installation_ascenseurs
     */
    name?: string;
    /**
     * @description Presigned URL that belongs to the technical installation.
     * @example https://example.com/presigned-url
     */
    presignedUrl?: string;
};
/** @description A technical installation with its anomalies. */
export type TechnicalInstallationAnomalies = {
    /**
     * @description Identifier of the technical installation.
     * @example 1
     */
    id?: number;
    /**
     * @description Name of the technical installation; the page shows a translation key.
     * @example establishment_informations.installation_ascenseurs
     */
    name?: string;
    /**
     * @description Presigned URL that belongs to the technical installation.
     * @example https://bucket.s3.amazonaws.com/1
     */
    presignedUrl?: string;
    /** @description The anomalies of the technical installation, sorted alphabetically by title. */
    anomalies?: GroupedAnomaly[];
};
/** @description A user who was trained in an intervention. */
export type TrainedUser = {
    /**
     * @description Identifier of the user.
     * @example 1
     */
    id?: number;
    /**
     * @description First name.
     * @example John
     */
    firstName?: string;
    /**
     * @description Last name.
     * @example Doe
     */
    lastName?: string;
    /**
     * @description Whether the user attended. Only the value `present` is shown, no list is documented.
     * @example present
     */
    attendanceStatus?: string;
};
/** @description The document that proves a training. */
export type TrainingProof = {
    /**
     * @description Identifier of the document.
     * @example 1
     */
    id?: number;
    /**
     * @description Name of the document.
     * @example document.pdf
     */
    name?: string;
    /**
     * @description URL from which the document can be read.
     * @example https://example.com/presigned-url
     */
    presignedUrl?: string;
};
/** @description Which fields of an intervention can be changed. */
export type UpdatableFields = {
    /**
     * @description Whether `description` can be changed.
     * @example true
     */
    description?: boolean;
    /**
     * @description Whether `scheduledStart` can be changed.
     * @example true
     */
    scheduledStart?: boolean;
    /**
     * @description Whether `scheduledEnd` can be changed.
     * @example true
     */
    scheduledEnd?: boolean;
    /**
     * @description Whether `siteRuleIds` can be changed.
     * @example true
     */
    siteRuleIds?: boolean;
    /**
     * @description Whether `siteIds` can be changed.
     * @example true
     */
    siteIds?: boolean;
    /**
     * @description Whether `ruleId` can be changed.
     * @example true
     */
    ruleId?: boolean;
    /**
     * @description Whether `userIds` can be changed.
     * @example true
     */
    userIds?: boolean;
    /**
     * @description Whether `assignedCompanyContactId` can be changed.
     * @example true
     */
    assignedCompanyContactId?: boolean;
    /**
     * @description Whether `assignedUserId` can be changed.
     * @example true
     */
    assignedUserId?: boolean;
    /**
     * @description Whether `anomalyIds` can be changed.
     * @example true
     */
    anomalyIds?: boolean;
    /**
     * @description Whether `creationStatus` can be changed.
     * @example true
     */
    creationStatus?: boolean;
    /**
     * @description Whether `proofAttachment` can be changed.
     * @example true
     */
    proofAttachment?: boolean;
    /**
     * @description Whether `validateIntervention` can be changed.
     * @example true
     */
    validateIntervention?: boolean;
    /**
     * @description Whether `attendeeCount` can be changed.
     * @example true
     */
    attendeeCount?: boolean;
    /**
     * @description Whether `sendUpdateEmailToCurrentAssignee` can be changed.
     * @example true
     */
    sendUpdateEmailToCurrentAssignee?: boolean;
    /**
     * @description Whether `previousAssigneeNotification` can be changed.
     * @example true
     */
    previousAssigneeNotification?: boolean;
};
/** @description Where to upload a registered file. */
export type Upload = {
    /**
     * @description Identifier of the upload, by which the file of the request is found.
     * @example 1
     */
    uploadId?: string;
    /**
     * @description URL that takes the file.
     * @example https://bucket.s3.amazonaws.com/1
     */
    presignedUrl?: string;
    /**
     * @description Identifier of the file.
     * @example 1
     */
    id?: string;
};
/** @description The uploads that were registered. */
export type UploadsResponse = {
    /** @description The uploads, each with the presigned URL of its file. */
    uploads: Upload[];
};
/** @description A group of users, by profession and diploma. */
export type UserScope = {
    /**
     * @description Identifier of the user scope.
     * @example 1
     */
    id?: number;
    /** @description The professions of the user scope. */
    professions?: NamedItem[];
    /** @description The diploma titles of the user scope. */
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
                 * @description Identifier of the anomaly.
                 * @example 1
                 */
                anomalyId: components["parameters"]["AnomalyId"];
            };
            cookie?: never;
        };
        /** @description All seven fields; none may be left out. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnomalyUpdate"];
            };
        };
        responses: {
            /** @description The anomaly was updated. */
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
                 * @description Identifier of the report.
                 * @example 1
                 */
                reportId: components["parameters"]["ReportId"];
            };
            cookie?: never;
        };
        /** @description The anomalies to create. No limit on their number is documented. */
        requestBody: {
            content: {
                "application/json": AnomalyInput[];
            };
        };
        responses: {
            /** @description The anomalies were created. */
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
                 * @description Identifier of the anomaly that the images belong to.
                 * @example 1
                 */
                anomalyId: components["parameters"]["AnomalyIdOfImages"];
            };
            cookie?: never;
        };
        /** @description The files to register, at most 20 in one request. */
        requestBody: {
            content: {
                "application/json": ImageRegistration[];
            };
        };
        responses: {
            /** @description The images were registered. The page gives 200 here, not 201. */
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
                 * @description The blocks to add to the intervention. Without it only the base fields are answered.
                 *
                 *     | value | adds |
                 *     |---|---|
                 *     | `technical-installations` | the technical installations of the intervention (`technicalInstallations`) |
                 *     | `actions-info` | what can be done with the intervention (`actions`) |
                 *     | `summary` | the summary of the intervention (`summary`) |
                 *     | `routine` | the routine (`routine`; `hasRoutineInterventionDrift` is inferred) |
                 *     | `assigned-to` | the company contact or user in charge (`assignedTo`) |
                 *     | `performed-by` | who carried it out (`performedBy`) |
                 *     | `rules` | the rule behind the intervention (`rule`; `rulesCount` is inferred) |
                 *     | `anomaly-by-site-it` | anomalies by site, then by technical installation, sorted alphabetically by installation name and anomaly title (`anomalyBySiteIT`) |
                 *     | `anomaly-stats` | counts of anomalies (`anomalyStats`) |
                 *     | `establishment-cell` | establishment and cell (`establishmentCell`) |
                 *     | `updatable-fields` | which fields can be changed (`updatableFields`) |
                 *     | `site-rule-ids` | identifiers of the site rules (`siteRuleIds`) |
                 *     | `anomaly-ids` | identifiers of the anomalies (`anomalyIds`) |
                 *     | `establishment-instruction` | the instruction of the establishment (`establishmentInstruction`) |
                 *     | `sites` | all sites, with identifier and name (`sites`) |
                 *     | `training-proof` | the proof of training (`trainingProof`) |
                 *     | `trained-users` | the users who were trained (`trainedUsers`; `trainedUsersCount` is inferred) |
                 *     | `created-by` | the person who created the intervention (`createdBy`) |
                 *     | `rules-user-scopes` | the user scopes of the rules (`rules`) |
                 */
                extend?: components["parameters"]["Extend"];
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the intervention, within the integers that a double holds exactly.
                 * @example 1
                 */
                interventionId: components["parameters"]["InterventionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The intervention. */
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
type WithRequired<T, K extends keyof T> = T & {
    [P in K]-?: T[P];
};

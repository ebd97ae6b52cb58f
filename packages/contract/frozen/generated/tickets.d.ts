// Generated from openapi/ by `npm run generate`. Do not edit.

export interface paths {
    "/api/v1/tickets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Update a ticket
         *
         * Changes the fields that the body holds and leaves the others as they are. `updatedAt` moves by itself. `status`, `assignedTo` and `userId` cannot be changed here: the endpoints "Change Ticket Status" and "Assign Ticket" do that.
         */
        put: operations["updateTicket"];
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
        ForbiddenError: ForbiddenError;
        NotFoundError: NotFoundError;
        Ticket: Ticket;
        /**
         * What a ticket is about.
         *
         * - `MAINTENANCE`: a building and its repairs
         * - `SECURITY`: safety and protection of people and goods
         * - `CLEANING`: cleaning and hygiene
         * - `WASTE`: collection and disposal of rubbish
         * - `ELECTRICITY`: power and electrical faults
         * - `WATER`: water supply and plumbing
         * - `GAS`: gas supply and its safety
         * - `INTERNET`: connection and IT
         * - `OTHER`: anything else
         * @example ELECTRICITY
         * @enum {string}
         */
        TicketCategory: "MAINTENANCE" | "SECURITY" | "CLEANING" | "WASTE" | "ELECTRICITY" | "WATER" | "GAS" | "INTERNET" | "OTHER";
        /**
         * Identifier of a ticket.
         *
         * Format: uuid
         * @example 550e8400-e29b-41d4-a716-446655440000
         */
        TicketId: string;
        /**
         * Progress of a ticket.
         * @example PENDING
         * @enum {string}
         */
        TicketStatus: "PENDING" | "IN_PROGRESS" | "COMPLETED" | "CANCELLED";
        TicketUpdate: TicketUpdate;
        UnauthorizedError: UnauthorizedError;
        ValidationError: ValidationError;
    };
    responses: {
        /** The identifier or the body is not valid. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": ValidationError;
            };
        };
        /** The body is larger than the provider accepts. */
        ContentTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": ValidationError;
            };
        };
        /** The user does not have the permission that the operation names. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": ForbiddenError;
            };
        };
        /** No ticket has this identifier. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": NotFoundError;
            };
        };
        /** There is no valid session. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": UnauthorizedError;
            };
        };
        /** The body is not sent as `application/json`. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": ValidationError;
            };
        };
    };
    parameters: {
        /**
         * Identifier of the ticket.
         * @example 550e8400-e29b-41d4-a716-446655440000
         */
        TicketId: components["schemas"]["TicketId"];
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
/** The error of a user without the permission. */
export type ForbiddenError = {
    /**
     * Always false in an error.
     * @example false
     * @constant
     */
    success: false;
    /** What went wrong. */
    error: {
        /**
         * What went wrong, for people.
         * @example Insufficient permissions
         */
        message: string;
        /**
         * What went wrong, for programs.
         * @example FORBIDDEN
         * @constant
         */
        code: "FORBIDDEN";
    };
};
/** The error of an identifier that no ticket has. */
export type NotFoundError = {
    /**
     * Always false in an error.
     * @example false
     * @constant
     */
    success: false;
    /** What went wrong. */
    error: {
        /**
         * What went wrong, for people.
         * @example Ticket not found
         */
        message: string;
        /**
         * What went wrong, for programs.
         * @example NOT_FOUND
         * @constant
         */
        code: "NOT_FOUND";
    };
};
/** A service request of a resident. */
export type Ticket = {
    /**
     * Identifier of a ticket.
     *
     * Format: uuid
     * @example 550e8400-e29b-41d4-a716-446655440000
     */
    id: components["schemas"]["TicketId"];
    /**
     * Identifier of the user that the ticket belongs to.
     *
     * Format: uuid
     * @example 550e8400-e29b-41d4-a716-446655440001
     */
    userId: string;
    /**
     * Progress of a ticket.
     * @example PENDING
     * @enum {string}
     */
    status: components["schemas"]["TicketStatus"];
    /**
     * What a ticket is about.
     *
     * - `MAINTENANCE`: a building and its repairs
     * - `SECURITY`: safety and protection of people and goods
     * - `CLEANING`: cleaning and hygiene
     * - `WASTE`: collection and disposal of rubbish
     * - `ELECTRICITY`: power and electrical faults
     * - `WATER`: water supply and plumbing
     * - `GAS`: gas supply and its safety
     * - `INTERNET`: connection and IT
     * - `OTHER`: anything else
     * @example ELECTRICITY
     * @enum {string}
     */
    category: components["schemas"]["TicketCategory"];
    /**
     * Short title.
     * @example Power Outage - Building A
     */
    title: string;
    /**
     * Description of the request.
     * @example Updated description of the issue with more details
     */
    description: string;
    /** URLs of the attached files. */
    attachments?: string[];
    /**
     * Identifier of the user who takes care of the ticket; null while nobody does.
     *
     * Format: uuid
     * @example 550e8400-e29b-41d4-a716-446655440002
     */
    assignedTo: string | null;
    /**
     * Notes on the ticket.
     * @example Updated with additional information from technician
     */
    notes?: string;
    /**
     * When the ticket was opened, in UTC.
     *
     * Format: date-time
     * @example 2024-01-15T10:30:00Z
     */
    createdAt: string;
    /**
     * When the ticket was last changed, in UTC. Every update moves it.
     *
     * Format: date-time
     * @example 2024-01-15T13:00:00Z
     */
    updatedAt: string;
};
export type TicketCategory = components['schemas']['TicketCategory'];
export type TicketId = components['schemas']['TicketId'];
export type TicketStatus = components['schemas']['TicketStatus'];
/** The fields of a ticket that can be changed. A field that is left out keeps its value. */
export type TicketUpdate = {
    /**
     * What a ticket is about.
     *
     * - `MAINTENANCE`: a building and its repairs
     * - `SECURITY`: safety and protection of people and goods
     * - `CLEANING`: cleaning and hygiene
     * - `WASTE`: collection and disposal of rubbish
     * - `ELECTRICITY`: power and electrical faults
     * - `WATER`: water supply and plumbing
     * - `GAS`: gas supply and its safety
     * - `INTERNET`: connection and IT
     * - `OTHER`: anything else
     * @example ELECTRICITY
     * @enum {string}
     */
    category?: components["schemas"]["TicketCategory"];
    /**
     * Short title, at most 120 characters.
     * @example Power Outage - Building A
     */
    title?: string;
    /**
     * Description of the request.
     * @example Updated description of the issue with more details
     */
    description?: string;
    /** URLs of the attached files, which should be valid and reachable. They replace the ones that the ticket had. */
    attachments?: string[];
    /**
     * Notes on the ticket, one text and not a list.
     * @example Updated with additional information from technician
     */
    notes?: string;
};
/** The error of a request without a valid session. */
export type UnauthorizedError = {
    /**
     * Always false in an error.
     * @example false
     * @constant
     */
    success: false;
    /** What went wrong. */
    error: {
        /**
         * What went wrong, for people.
         * @example Unauthorized access
         */
        message: string;
        /**
         * What went wrong, for programs.
         * @example UNAUTHORIZED
         * @constant
         */
        code: "UNAUTHORIZED";
    };
};
/** The error of a request that is not valid. */
export type ValidationError = {
    /**
     * Always false in an error.
     * @example false
     * @constant
     */
    success: false;
    /** What went wrong. */
    error: {
        /**
         * What went wrong, for people.
         * @example Validation failed
         */
        message: string;
        /**
         * What went wrong, for programs.
         * @example VALIDATION_ERROR
         * @constant
         */
        code: "VALIDATION_ERROR";
        /**
         * What is wrong, by field name. Only there when the body is not valid.
         * @example {
         *       "category": "Invalid category value"
         *     }
         */
        details?: {
            [key: string]: string;
        };
    };
};
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ResponseContentTooLarge = components['responses']['ContentTooLarge'];
export type ResponseForbidden = components['responses']['Forbidden'];
export type ResponseNotFound = components['responses']['NotFound'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ResponseUnsupportedMediaType = components['responses']['UnsupportedMediaType'];
export type ParameterTicketId = components['parameters']['TicketId'];
export type $defs = Record<string, never>;
export interface operations {
    updateTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * Identifier of the ticket.
                 * @example 550e8400-e29b-41d4-a716-446655440000
                 */
                id: components["parameters"]["TicketId"];
            };
            cookie?: never;
        };
        /** The fields to change. */
        requestBody: {
            content: {
                "application/json": TicketUpdate;
            };
        };
        responses: {
            /** The ticket was updated. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Ticket;
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
}

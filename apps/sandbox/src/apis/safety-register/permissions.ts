/**
 * What an account may do in the safety register. No page names a permission: these are the sandbox's own.
 */

/** To read, and to change anything. */
export const PERMISSIONS = { read: "register:read", write: "register:write" } as const;

/**
 * The announced files, in the database.
 */
import type { Kysely } from "kysely";
import { MOMENT } from "../database/next-moment.ts";
import type { Tables } from "../database/tables.ts";
import type { Admission } from "../http/admission.ts";
import { uploadIdOf } from "./file-key.ts";
import type { UploadLedger } from "./upload-ledger.ts";

/** Keeps the ledger of a file store that is told of every upload. */
export function createDatabaseLedger(db: Kysely<Tables>, admission: Admission): UploadLedger {
  return {
    async find(key) {
      const id = uploadIdOf(key);
      if (id === undefined) return undefined;
      const row = await admission.during(() =>
        db
          .selectFrom("uploads")
          .select(["mimeType", "size", "uploadedAt"])
          .where("id", "=", id)
          .executeTakeFirst(),
      );
      return row && { mimeType: row.mimeType, size: row.size, uploaded: row.uploadedAt !== null };
    },
    async complete(key, keep) {
      const id = uploadIdOf(key);
      if (id === undefined) return false;
      return admission.during(() =>
        db.transaction().execute(async (transaction) => {
          // The row is locked from here on: of several at the same time, the others wait and then find the mark.
          const marked = await transaction
            .updateTable("uploads")
            .set({ uploadedAt: MOMENT })
            .where("id", "=", id)
            .where("uploadedAt", "is", null)
            .returning("id")
            .executeTakeFirst();
          if (marked === undefined) return false;
          await keep();
          return true;
        }),
      );
    },
  };
}

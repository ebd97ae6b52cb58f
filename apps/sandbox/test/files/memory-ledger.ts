/**
 * A ledger in memory, which lets one transaction at a time happen.
 */
import type { UploadLedger } from "../../src/files/upload-ledger.ts";

interface Row {
  readonly mimeType: string;
  readonly size: number;
  uploaded: boolean;
}

/** A ledger whose rows can be seen. */
export interface MemoryLedger extends UploadLedger {
  readonly rows: Map<string, Row>;
}

/** Makes a ledger without rows. */
export function createMemoryLedger(): MemoryLedger {
  const rows = new Map<string, Row>();
  let turn: Promise<unknown> = Promise.resolve();
  return {
    rows,
    find: async (key) => {
      const row = rows.get(key);
      return row && { ...row };
    },
    complete(key, keep) {
      const own = turn.then(async () => {
        const row = rows.get(key);
        if (row === undefined || row.uploaded) return false;
        row.uploaded = true;
        try {
          await keep();
        } catch (error) {
          row.uploaded = false;
          throw error;
        }
        return true;
      });
      turn = own.catch(() => undefined);
      return own;
    },
  };
}

/**
 * Which files were announced, and which of them have arrived.
 */

export interface AnnouncedUpload {
  readonly mimeType: string;
  /** As it was announced: megabytes or bytes. */
  readonly size: number;
  readonly uploaded: boolean;
}

export interface UploadLedger {
  /** What was announced under a key, if anything. */
  find(key: string): Promise<AnnouncedUpload | undefined>;
  /**
   * In one transaction: marks the upload as done, runs `keep`, and undoes the mark when `keep` throws. False, without
   * running `keep`, when it was done already, or is announced no longer.
   */
  complete(key: string, keep: () => Promise<void>): Promise<boolean>;
}

import { UPLOAD_BYTES, UPLOADS_AT_ONCE } from "@/domain/limits";
import { turnsOf } from "@/lib/turns";

/** Whether a request brings more than words: by what it says, or because it does not say how much. */
export function isUpload(request: Request): boolean {
  const length = request.headers.get("content-length");
  return length === null ? request.headers.has("transfer-encoding") : Number(length) > UPLOAD_BYTES;
}

/** Reads and keeps so many files at once; what is not read yet waits with its sender, not in memory. */
export const inUploadTurn = turnsOf("uploads", UPLOADS_AT_ONCE);

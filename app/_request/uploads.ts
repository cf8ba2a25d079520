import { UPLOAD_BYTES, UPLOAD_PACE, UPLOADS_AT_ONCE, UPLOADS_UNDER_WAY } from "@/domain/limits";
import { Invalid, TooMany } from "@/domain/problems";
import { takeSlot } from "@/lib/slots";
import { turnsOf } from "@/lib/turns";

const RETRY_SECONDS = 10;

const inTurn = turnsOf("uploads", UPLOADS_AT_ONCE);

/** What came with a request, to be read in whichever way its type asks for. */
export type Brought = Pick<Request, "headers" | "json" | "text" | "formData">;

/** Whether a request brings more than words: by what it says, or because it does not say how much. */
export function isUpload(request: Request): boolean {
  const length = request.headers.get("content-length");
  return length === null ? request.headers.has("transfer-encoding") : Number(length) > UPLOAD_BYTES;
}

/**
 * Takes what somebody uploads, at their own pace, and only then waits for a turn to work on it: who sends slowly, or
 * nothing, holds up nobody else. @throws TooMany while they, or too many others, send something already
 */
export async function inUploadTurn<Result>(
  request: Request,
  userId: string,
  work: (brought: Brought) => Promise<Result>,
): Promise<Result> {
  const leave = takeSlot("uploads", UPLOADS_UNDER_WAY, userId);
  if (!leave) throw new TooMany("upload.busy", RETRY_SECONDS);
  try {
    const type = request.headers.get("content-type");
    const brought = new Response(await arrivalOf(request), {
      headers: type === null ? {} : { "content-type": type },
    });
    return await inTurn(() => work(brought));
  } finally {
    leave();
  }
}

/** The whole body. `scripts/server` sees to it that it has an end. @throws Invalid when it comes too slowly or breaks off */
async function arrivalOf({ body }: Request): Promise<Buffer<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  if (!body) return Buffer.concat(pieces);
  const reader = body.getReader();
  const began = Date.now();
  let size = 0;
  let isTooSlow = false;
  const watch = setInterval(() => {
    isTooSlow = size < ((Date.now() - began) / 1000 - UPLOAD_PACE.afterSeconds) * UPLOAD_PACE.bytesPerSecond;
    if (isTooSlow) reader.cancel().catch(() => {});
  }, 1000);
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      pieces.push(read.value);
      size += read.value.length;
    }
  } catch {
    throw new Invalid("body.unreadable");
  } finally {
    clearInterval(watch);
  }
  if (isTooSlow) throw new Invalid("upload.too-slow");
  return Buffer.concat(pieces, size);
}

import type { PictureType } from "@/domain/pictures";

type PictureToSend = { key: string; type: PictureType; read: () => Promise<Uint8Array> };

/**
 * A picture of a text, once its reader was found to have a right to it: of a type of ours, and in a page of its own unable to
 * do anything. Browsers may keep it, and ask each time whether it may still be seen.
 */
export async function pictureResponse(
  request: Request,
  { key, type, read }: PictureToSend,
): Promise<Response> {
  const etag = `"${key}"`;
  const headers = {
    "cache-control": "private, no-cache",
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
    etag,
  };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  const bytes = await read();
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: { ...headers, "content-type": type, "content-disposition": "inline" },
  });
}

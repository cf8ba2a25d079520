import { log } from "@/lib/log";
import { PRIVATE_HEADERS } from "./problem-response";

/** One without a name is shown, and not kept under it. */
type File = { name: string | null; type: string; pieces: AsyncGenerator<string> };

/** A file that is made while it is sent: only as fast as it is taken, and no further once nobody takes it. */
export function fileResponse({ name, type, pieces }: File): Response {
  const encoder = new TextEncoder();
  let isLeft = false;
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next();
        if (isLeft) return;
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (cause) {
        // The head is sent already: a file that breaks off is all that can be said.
        log.error({ err: cause }, "a file broke off");
        controller.error(cause);
      }
    },
    async cancel() {
      isLeft = true;
      await pieces.return(undefined);
    },
  });
  return new Response(stream, {
    headers: {
      ...PRIVATE_HEADERS,
      "content-type": type,
      ...(name === null ? {} : { "content-disposition": `attachment; filename*=UTF-8''${encoded(name)}` }),
    },
  });
}

/** RFC 8187: what `encodeURIComponent` lets through and a header's value does not. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

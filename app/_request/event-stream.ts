import { PRIVATE_HEADERS } from "./problem-response";

const HEARTBEAT_MS = 10_000;

/** A reader who is this far behind is let go; the page comes back and resumes. */
const BACKLOG_BYTES = 1024 * 1024;

/** Called when the server drains (`scripts/server`), so that open streams do not hold it up. */
const shared = globalThis as typeof globalThis & { colloquyStreams?: Set<() => void> };

export type Sink = { send: (id: number, event: string, data: unknown) => void; close: () => void };

/** Server-sent events. `start` gets the sink and answers how to stop what feeds it. */
export function eventStream(request: Request, start: (sink: Sink) => Promise<() => void>): Response {
  const encoder = new TextEncoder();
  let close = () => {};
  let isCancelled = false;
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let stop: (() => void) | null = null;
        let isClosed = false;
        const write = (chunk: string) => {
          if (isClosed) return;
          if ((controller.desiredSize ?? 0) <= 0) return close();
          controller.enqueue(encoder.encode(chunk));
        };
        const heartbeat = setInterval(() => write(": still here\n\n"), HEARTBEAT_MS);
        close = () => {
          if (isClosed) return;
          isClosed = true;
          clearInterval(heartbeat);
          shared.colloquyStreams?.delete(close);
          stop?.();
          if (!isCancelled) controller.close();
        };
        shared.colloquyStreams ??= new Set();
        shared.colloquyStreams.add(close);
        request.signal.addEventListener("abort", close);
        // Next sends no header before the first chunk.
        write(": connected\n\n");
        const send: Sink["send"] = (id, event, data) =>
          write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
        start({ send, close }).then((stopFeeding) => {
          stop = stopFeeding;
          if (isClosed) stopFeeding();
        }, close);
      },
      cancel() {
        isCancelled = true;
        close();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: BACKLOG_BYTES }),
  );
  return new Response(stream, {
    headers: {
      ...PRIVATE_HEADERS,
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "private, no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { PRIVATE_HEADERS } from "./problem-response";

const HEARTBEAT_MS = 10_000;

/** A reader who is this far behind is let go; the page comes back and resumes. */
const BACKLOG_BYTES = 1024 * 1024;

const encoder = new TextEncoder();
const CONNECTED = encoder.encode(": connected\n\n");
const STILL_HERE = encoder.encode(": still here\n\n");

export type ServerEvent = { readonly number: number; readonly kind: string; readonly data: unknown };
export type Sink = { send: (event: ServerEvent) => void; end: () => void };

type Streams = {
  /** Called when the server drains (`scripts/server`), so that open streams do not hold it up. */
  colloquyStreams?: Set<() => void>;
  /** What goes on with a connection, for `scripts/server/live.mjs` to call when Next is done with it. */
  colloquyHandovers?: Map<string, (response: ServerResponse) => void>;
  colloquyHeartbeat?: Heartbeat;
};
const shared = globalThis as typeof globalThis & Streams;

/**
 * Server-sent events. `start` gets the sink and answers how to stop what feeds it. The answer is only their beginning:
 * the server around Next takes the connection over. @throws what `start` throws
 */
export async function eventStream(
  request: Request,
  start: (sink: Sink) => Promise<() => void>,
): Promise<Response> {
  const id = randomUUID();
  const open: Open = { waiting: [CONNECTED], beats: 0 };
  const write = (bytes: Uint8Array) => {
    const { response, waiting } = open;
    if (!waiting) return;
    if (!response) waiting.push(bytes);
    else if (response.writableLength < BACKLOG_BYTES) response.write(bytes);
    else {
      response.destroy();
      end();
    }
  };
  const beat = () => {
    // Nobody takes it over where only the headers were asked for.
    if (!open.response && open.beats++ > 0) end();
    else write(STILL_HERE);
  };
  const end = () => {
    if (!open.waiting) return;
    open.waiting = undefined;
    shared.colloquyStreams?.delete(end);
    shared.colloquyHandovers?.delete(id);
    heartbeat().stop(beat);
    open.stop?.();
    if (!open.response?.destroyed) open.response?.end();
  };
  const takeOver = (response: ServerResponse) => {
    shared.colloquyHandovers?.delete(id);
    open.response = response;
    response.once("close", end);
    for (const bytes of open.waiting?.splice(0) ?? []) write(bytes);
  };

  open.stop = await start({ send: (event) => write(bytesOf(event)), end });
  if (!open.waiting) open.stop();
  else {
    shared.colloquyStreams ??= new Set();
    shared.colloquyStreams.add(end);
    shared.colloquyHandovers ??= new Map();
    shared.colloquyHandovers.set(id, takeOver);
    heartbeat().start(beat);
    request.signal.addEventListener("abort", end);
    if (request.signal.aborted) end();
  }
  return new Response(null, {
    headers: {
      ...PRIVATE_HEADERS,
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "private, no-store, no-transform",
      "x-accel-buffering": "no",
      "x-colloquy-handover": id,
    },
  });
}

type Open = {
  /** What is written before the connection is taken over; nothing once the stream has ended. */
  waiting?: Uint8Array[] | undefined;
  response?: ServerResponse;
  stop?: () => void;
  beats: number;
};

/** What goes to many is written once, and lies in memory once for all who have yet to take it. */
const written = new WeakMap<ServerEvent, Uint8Array>();

function bytesOf(event: ServerEvent): Uint8Array {
  const known = written.get(event);
  if (known) return known;
  const { number, kind, data } = event;
  const bytes = encoder.encode(`id: ${number}\nevent: ${kind}\ndata: ${JSON.stringify(data)}\n\n`);
  written.set(event, bytes);
  return bytes;
}

type Heartbeat = { start: (beat: () => void) => void; stop: (beat: () => void) => void };

/** One for all streams of the process. */
function heartbeat(): Heartbeat {
  shared.colloquyHeartbeat ??= makeHeartbeat();
  return shared.colloquyHeartbeat;
}

function makeHeartbeat(): Heartbeat {
  const beats = new Set<() => void>();
  let timer: NodeJS.Timeout | undefined;
  return {
    start(beat) {
      beats.add(beat);
      timer ??= setInterval(() => {
        for (const one of beats) one();
      }, HEARTBEAT_MS).unref();
    },
    stop(beat) {
      beats.delete(beat);
      if (beats.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    },
  };
}

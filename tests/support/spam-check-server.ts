import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { vi } from "vitest";

export type Verdict = (
  request: IncomingMessage,
  response: ServerResponse,
  fields: Record<string, string>,
) => unknown;

type Asked = { method: string | undefined; type: string | undefined; fields: Record<string, string> };

let server: Server | undefined;

/** A spam check of our own, named to the site, and what it was asked. */
export async function serveSpamCheck(answer: Verdict): Promise<Asked[]> {
  const asked: Asked[] = [];
  server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const fields = Object.fromEntries(new URLSearchParams(Buffer.concat(pieces).toString("utf8")));
      asked.push({ method: request.method, type: request.headers["content-type"], fields });
      answer(request, response, fields);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  vi.stubEnv("COLLOQUY_SPAM_CHECK_URL", `http://127.0.0.1:${port}/1.1/comment-check`);
  return asked;
}

export function closeSpamCheck(): void {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
}

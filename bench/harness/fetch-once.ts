import { request } from "node:http";
import type { Shot } from "./shot";

export type Fetched = {
  status: number;
  /** As they came: compressed, if they were. */
  bytes: number;
  body: Buffer;
  encoding: string;
  ms: number;
};

/** One request on a connection of its own. `bytes` are those of the answer on the wire, headers and all. */
export function fetchOnce(base: string, shot: Shot): Promise<Fetched> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const { method = "GET", path, headers = {}, body } = shot;
    const sent = request(new URL(path, base), { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.once("error", reject);
      response.once("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          bytes: response.socket.bytesRead,
          body: Buffer.concat(chunks),
          encoding: response.headers["content-encoding"] ?? "",
          ms: performance.now() - start,
        }),
      );
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import postgres, { type Sql } from "postgres";

/*
 * The floor: as little as a server can do for the same work. Bare `node:http`, one SQL query to know who asks, one for
 * the work itself, no framework and no permission beyond the session.
 */

export type FloorSession = { user_id: string; name: string };

type Work = (
  call: { request: IncomingMessage; path: string; session: FloorSession },
  response: ServerResponse,
) => Promise<void> | void;

export const floorConnection = (): Sql =>
  postgres(process.env.DATABASE_URL ?? "", { max: 10, onnotice: () => {} });

/** Serves until it is told to stop; `work` is called for those who are signed in. */
export function serveFloor(sql: Sql, work: Work): void {
  const server = createServer(async (request, response) => {
    const sid = /(?:^|; )sid=([^;]+)/.exec(request.headers.cookie ?? "")?.[1] ?? null;
    const [session] = await sql<FloorSession[]>`
      select user_id, name from floor_sessions where id = ${sid} and expires_at > now()`;
    if (!session) {
      response.writeHead(401).end();
      return;
    }
    await work({ request, path: request.url ?? "", session }, response);
  });
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    process.send?.({ url: `http://127.0.0.1:${typeof address === "object" && address?.port}` });
  });
  process.on("SIGTERM", () => process.exit(0));
  process.on("disconnect", () => process.exit(0));
}

import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { floorConnection, serveFloor } from "../harness/floor";

const sql = floorConnection();

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** One INSERT, and the row as the answer. */
serveFloor(sql, async ({ request, session, path }, response) => {
  const { body } = JSON.parse(await read(request));
  const post = { id: randomUUID(), thread: path.split("/")[2] ?? "", author: session.user_id };
  const [row] = await sql`
    insert into floor_posts (id, thread, author, body)
    values (${post.id}, ${post.thread}, ${post.author}, ${body.markdown})
    returning *`;
  response.writeHead(201, { "content-type": "application/json" }).end(JSON.stringify(row));
});

import { floorConnection, serveFloor } from "../harness/floor";
import { type FloorPost, type FloorText, floorPage } from "./floor-page";

const sql = floorConnection();

const postsOf = (reading: string) => sql<FloorPost[]>`
  select thread, author, html, at from floor_posts where reading = ${reading} order by place`;

const texts = new Map<string, FloorText>();
const ready = new Map<string, string>();
for (const { reading, head, tail } of await sql<
  (FloorText & { reading: string })[]
>`select * from floor_texts`) {
  texts.set(reading, { head, tail });
  ready.set(reading, floorPage({ head, tail }, await postsOf(reading)));
}

/** `/read/…` asks for the rows and sends the page made before; `/built/…` makes it of them; `/held/…` asks nothing more. */
serveFloor(sql, async ({ path }, response) => {
  const [, way, reading = ""] = path.split("/");
  const posts = way === "held" ? [] : await postsOf(reading);
  const text = texts.get(reading);
  const page = way === "built" && text ? floorPage(text, posts) : ready.get(reading);
  if (!page) {
    response.writeHead(404).end();
    return;
  }
  response
    .writeHead(200, { "content-type": "text/html; charset=utf-8", "content-length": Buffer.byteLength(page) })
    .end(page);
});

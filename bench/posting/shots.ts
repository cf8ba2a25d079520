import { seededRandom } from "@/tests/support/seed/random";
import { inventWriter } from "@/tests/support/seed/words";
import { sessionCookie } from "../harness/product";
import { floorCookie } from "../harness/seed-floor";
import type { Shot } from "../harness/shot";
import type { Room } from "./build-room";

/** Different requests, sent again from the first when all have been sent. */
const SHOTS = 600;

const WORDS = 25;

const json = { "content-type": "application/json" };

/** The words of as many posts. */
export function inventPosts(seed: number): string[] {
  const writer = inventWriter(seededRandom(seed));
  return Array.from({ length: SHOTS }, () => writer.write(WORDS));
}

/** Each writer in turn, in another thread each time. */
export function floorShots({ members, annotationIds }: Room): Shot[] {
  return inventPosts(3).map((markdown, n) => ({
    method: "POST",
    path: `/posts/${annotationIds[n % annotationIds.length]}`,
    headers: { ...json, cookie: floorCookie(members[n % members.length] as (typeof members)[number]) },
    body: JSON.stringify({ body: { markdown } }),
  }));
}

/** Everybody has signed in once, and so has one cookie. */
async function asMembers({ members }: Room, origin: string): Promise<(n: number) => Record<string, string>> {
  const cookies = await Promise.all(members.map(({ sessionId }) => sessionCookie(sessionId)));
  return (n) => ({ ...json, origin, cookie: cookies[n % cookies.length] ?? "" });
}

export async function postShots(room: Room, origin: string): Promise<Shot[]> {
  const shots: Shot[] = [];
  const asMember = await asMembers(room, origin);
  for (const [n, markdown] of inventPosts(3).entries())
    shots.push({
      method: "POST",
      path: `/api/v1/annotations/${room.annotationIds[n % room.annotationIds.length]}/posts`,
      headers: asMember(n),
      body: JSON.stringify({ body: { markdown } }),
    });
  return shots;
}

export async function annotationShots(room: Room, origin: string): Promise<Shot[]> {
  const { paragraphs } = room.reading;
  const shots: Shot[] = [];
  const asMember = await asMembers(room, origin);
  for (const [n, markdown] of inventPosts(4).entries()) {
    const { number, text } = paragraphs[n % paragraphs.length] as (typeof paragraphs)[number];
    const quote = text.slice(0, text.indexOf(" ", 20));
    shots.push({
      method: "POST",
      path: `/api/v1/readings/${room.reading.id}/annotations`,
      headers: asMember(n),
      body: JSON.stringify({
        passage: { paragraph: number, quote },
        body: { markdown },
      }),
    });
  }
  return shots;
}

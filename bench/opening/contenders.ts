import type { SeededMember } from "@/tests/support/seed/seed-group";
import type { SeededReading } from "@/tests/support/seed/seed-reading";
import { type Product, sessionCookie } from "../harness/product";
import type { Contender } from "../harness/rounds";
import { floorCookie } from "../harness/seed-floor";
import type { Shot } from "../harness/shot";

export const COLLOQUY = "Colloquy";
export const NEWCOMER = "Colloquy, nothing read yet";
export const COMPRESSED = "Colloquy, compressed";
export const FLOOR = "floor";

export async function pageShot(
  { group, id }: SeededReading,
  member: SeededMember,
  headers: Record<string, string> = {},
): Promise<Shot> {
  const cookie = await sessionCookie(member.sessionId);
  return { path: `/groups/${group.slug}/readings/${id}`, headers: { cookie, ...headers } };
}

export const floorShot = (reading: SeededReading, member: SeededMember, way = "read"): Shot => ({
  path: `/${way}/${reading.id}`,
  headers: { cookie: floorCookie(member) },
});

export function floorContenders(url: string, reading: SeededReading, member: SeededMember): Contender[] {
  return [
    { who: FLOOR, url, shots: [floorShot(reading, member)] },
    { who: "floor, page built for each request", url, shots: [floorShot(reading, member, "built")] },
    { who: "floor, page held in memory", url, shots: [floorShot(reading, member, "held")] },
  ];
}

export async function productContenders(
  { url }: Product,
  reading: SeededReading,
  { regular, newcomer }: { regular: SeededMember; newcomer: SeededMember },
): Promise<Contender[]> {
  return [
    { who: COLLOQUY, url, shots: [await pageShot(reading, regular)] },
    { who: COMPRESSED, url, shots: [await pageShot(reading, regular, { "accept-encoding": "gzip" })] },
    { who: NEWCOMER, url, shots: [await pageShot(reading, newcomer)] },
  ];
}

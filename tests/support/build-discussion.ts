import type { Role } from "@/domain/groups";
import type { SignedInViewer, Viewer } from "@/domain/viewer";
import type { AnnotationWire } from "@/domain/wire/annotation";
import { type NewAnnotation, newAnnotation, newPost } from "@/domain/wire/annotation";
import { addAnnotation } from "@/operations/annotations/add-annotation";
import { listAnnotations } from "@/operations/annotations/list-annotations";
import { addPost } from "@/operations/posts/add-post";
import { buildGroup } from "./build-group";
import { buildReading } from "./build-reading";

type Paragraphs = Parameters<typeof buildReading>[0]["paragraphs"];

/** A group of four reading together, one of each role. */
export async function buildGroupReading(
  options: { visibility?: "public" | "private"; paragraphs?: Paragraphs } = {},
) {
  const roles = {
    ada: "organizer",
    bruno: "moderator",
    chidi: "member",
    dora: "member",
    olive: "observer",
  } as const;
  const { group, people, memberIds } = await buildGroup({
    visibility: options.visibility ?? "private",
    members: roles as Record<keyof typeof roles, Role>,
  });
  const reading = await buildReading({ group, organizer: people.ada, paragraphs: options.paragraphs });
  return { group, reading, memberIds, ...people };
}

export function annotate(viewer: Viewer, reading: { id: string }, input: Partial<NewAnnotation> = {}) {
  const passage = { paragraph: 1, quote: "live deliberately" };
  const whole = { passage, body: { markdown: "What would *deliberately* mean here?" }, ...input };
  return addAnnotation(viewer, reading.id, newAnnotation.parse(whole));
}

export function reply(viewer: Viewer, annotation: { id: string }, markdown = "Slowly.", parent?: string) {
  return addPost(viewer, annotation.id, newPost.parse({ body: { markdown }, parent }));
}

/** All that somebody sees of a reading. */
export async function seenBy(
  viewer: Viewer | SignedInViewer,
  reading: { id: string },
): Promise<AnnotationWire[]> {
  return (await listAnnotations(viewer, reading.id, { limit: 100 })).items;
}

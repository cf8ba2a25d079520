import { database } from "@/db/client";
import type { Viewer } from "@/domain/viewer";
import { accessMember, accessReading } from "../access";

/** For the page where somebody flags a name or a text: how it is called, for those who may. */
export async function openFlagging(
  viewer: Viewer,
  slug: string,
  { kind, id }: { kind: "name" | "text"; id: string },
): Promise<{ name: string }> {
  if (kind === "name") return (await accessMember(database(), viewer, slug, id, "member.flag-name")).member;
  const { reading } = await accessReading(database(), viewer, id, "reading.flag");
  return { name: reading.title };
}

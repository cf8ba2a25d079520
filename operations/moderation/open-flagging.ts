import { database } from "@/db/client";
import { listFigures } from "@/db/queries/pictures";
import { picturesOf } from "@/domain/pictures";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { accessMember, accessReading } from "../access";

/** What somebody flags: a name, a text, or, by its key, a picture in it. */
export type Flagging = { kind: "name" | "text" | "picture"; id: string; picture?: string };

/** A picture that could be meant, with the words of its figure. */
export type FlaggablePicture = { key: string; url: string; words: string };

/** For the page where somebody flags a name, a text or a picture: how it is called, and what is in it, for those who may. */
export async function openFlagging(
  viewer: Viewer,
  slug: string,
  about: Flagging,
): Promise<{ name: string; pictures: FlaggablePicture[] }> {
  const { kind, id, picture } = about;
  const db = database();
  if (kind === "name") {
    const { member } = await accessMember(db, viewer, slug, id, "member.flag-name");
    return { name: member.name, pictures: [] };
  }
  const access = await accessReading(db, viewer, id, "reading.flag");
  const { at, away } = picturesOf(access.reading);
  const pictures = (await listFigures(db, access))
    .filter(({ key }) => !away.includes(key))
    .map(({ key, text }) => ({ key, url: at + key, words: text }));
  if (kind === "text") return { name: access.reading.title, pictures };
  const meant = pictures.filter(({ key }) => key === picture);
  if (meant.length === 0) throw new NotFound();
  return { name: access.reading.title, pictures: meant.slice(0, 1) };
}

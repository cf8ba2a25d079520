import type { Db } from "@/db/client";
import { listMentionable } from "@/db/queries/mentions";
import type { Body } from "@/domain/bodies/body-schema";
import { textOf } from "@/domain/bodies/body-text";
import { handlesIn, type Mentioned, mentionedIn, withMentions } from "@/domain/bodies/mentions";
import type { Granted } from "@/domain/granted";
import { MENTIONS, MENTIONS_LOOKED_UP } from "@/domain/limits";
import type { BodyInput } from "@/domain/wire/post";
import type { GroupAccess } from "../access";
import { parseWords } from "./read-words";

/** What is kept of a post's words, and what is shown of whom they mention. */
export type PostWords = {
  body: Body;
  text: string;
  /** Memberships; null where nobody is mentioned. */
  mentions: string[] | null;
  mentioned: Mentioned | null;
};

/**
 * What somebody sent as a post's words, in the one form we keep. Members of the group are mentioned in it by the editor's own
 * node, or in Markdown by their handle; nobody else is, but for `kept`, who were mentioned there before. The
 * database is asked only where somebody might be.
 * @throws Invalid with what is wrong with them
 */
export async function readPostWords(
  db: Db,
  { group }: Granted<GroupAccess>,
  input: BodyInput,
  kept: readonly string[] = [],
): Promise<PostWords> {
  const body = parseWords(input);
  const ids = mentionedIn(body).slice(0, MENTIONS_LOOKED_UP);
  const handles = "markdown" in input ? handlesIn(body).slice(0, MENTIONS_LOOKED_UP) : [];
  if (ids.length + handles.length === 0) return { body, text: textOf(body), mentions: null, mentioned: null };
  const found = await listMentionable(db, group.id, { ids, handles, kept });
  const settled = withMentions(body, {
    ids: new Set(found.map(({ id }) => id)),
    byHandle: new Map("markdown" in input ? found.map(({ id, handle }) => [handle.toLowerCase(), id]) : []),
    most: MENTIONS,
  });
  const mentions = mentionedIn(settled);
  const borne = found.filter(({ id }) => mentions.includes(id));
  return {
    body: settled,
    text: textOf(settled),
    mentions: mentions.length > 0 ? mentions : null,
    mentioned: Object.fromEntries(borne.map(({ id, name, handle }) => [id, { name, handle }])),
  };
}

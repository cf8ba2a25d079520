import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import type { SignedInViewer } from "@/domain/viewer";
import { publishTranslation } from "../../tests/support/publish-translation";
import type { BuiltReading } from "./build-reading";

type About = Omit<Parameters<typeof publishTranslation>[2], "rows">;

/** Its text in another language, by its organizer: each string stands beside the paragraph at its place. Answers its id. */
export async function publishTranslated(
  { id, organizer }: BuiltReading,
  words: readonly string[],
  about: About = {},
): Promise<string> {
  const [found] = await database().execute<{ user_id: string; text_id: string; handle: string }>(sql`
    select users.id as user_id, users.handle, readings.text_id
    from users, readings where users.email = ${organizer.email} and readings.id = ${id}`);
  if (!found) throw new Error("No such reading");
  const viewer: SignedInViewer = {
    ...{ userId: found.user_id, name: organizer.name, handle: found.handle, isSiteAdmin: false },
    ...{ locale: null, timeZone: null, wordsPerMinute: null, by: { kind: "command-line" } },
  };
  const rows = words.map((text, row) => [row, text] as const);
  const { translationId } = await publishTranslation(viewer, { textId: found.text_id }, { rows, ...about });
  return translationId;
}

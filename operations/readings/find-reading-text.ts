import { database } from "@/db/client";
import { plainTextOf } from "@/domain/paragraphs";
import { PARAGRAPH_BREAK } from "@/domain/passages";
import { NotFound } from "@/domain/problems";
import { isSameSlug } from "@/domain/slugs";
import type { Viewer } from "@/domain/viewer";
import { accessReading } from "../access";
import { spendFile } from "../limits/spend-file";
import { pagesOfEdition } from "./pages-of-edition";
import { translationOf } from "./translation-of";

/** `in` is the id of a translation. */
type Asked = { group: string; reading: string; in?: string | undefined };

/** The whole text as it is read now, in pieces: paragraphs divided by one blank line, nothing added. @throws TooMany */
export async function findReadingText(
  viewer: Viewer,
  { group, reading, in: language }: Asked,
  { address }: { address: string },
): Promise<AsyncGenerator<string>> {
  const access = await accessReading(database(), viewer, reading, "reading.read");
  if (!isSameSlug(access.group.slug, group)) throw new NotFound();
  await spendFile("text", viewer, address);
  return textOf(
    language === undefined ? pagesOfEdition(access) : [(await translationOf(access, language)).set.own],
  );
}

type Pages = AsyncIterable<{ text: string }[]> | Iterable<readonly { text: string }[]>;

async function* textOf(pages: Pages): AsyncGenerator<string> {
  let between = "";
  for await (const page of pages) {
    yield between + plainTextOf(page);
    between = PARAGRAPH_BREAK;
  }
}

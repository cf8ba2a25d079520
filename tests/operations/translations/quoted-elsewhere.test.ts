import { beforeEach, describe, expect, test } from "vitest";
import type { ExportFormat } from "@/domain/exports";
import type { AnnotationWire } from "@/domain/wire/annotation";
import { exportWords } from "@/messages/export-words";
import { translator } from "@/messages/translator";
import { listReview } from "@/operations/moderation/list-review";
import { listMutes } from "@/operations/mutes/list-mutes";
import { muteThread } from "@/operations/mutes/mute-thread";
import { exportReading } from "@/operations/readings/export-reading";
import { addTranslatedEdition } from "@/operations/translations/add-translated-edition";
import { annotate, buildGroupReading } from "../../support/build-discussion";
import { flag, flagHighlight } from "../../support/build-review";
import { editionFile } from "../../support/edition-file";
import { publishTranslation } from "../../support/publish-translation";

const ENGLISH = ["I went to the woods to live.", "To front only the facts of life."];
const GERMAN = [
  [0, "Ich zog in die Wälder, um zu leben."],
  [1, "Um nur den Tatsachen des Lebens zu begegnen."],
] as const;
const QUOTE = "in die Wälder";

let room: Awaited<ReturnType<typeof buildGroupReading>>;
let german: Awaited<ReturnType<typeof publishTranslation>>;
let thread: AnnotationWire;
beforeEach(async () => {
  room = await buildGroupReading({ paragraphs: ENGLISH });
  german = await publishTranslation(room.ada, room.reading, { rows: GERMAN });
  thread = await annotate(room.chidi, room.reading, {
    passage: { paragraph: 1, quote: QUOTE, translation: german.translationId },
  });
});

async function exported(format: ExportFormat): Promise<string> {
  const words = exportWords(translator("en"), "en");
  const { pieces } = await exportReading(room.dora, room.reading.id, format, words, { address: "::1" });
  let file = "";
  for await (const piece of pieces) file += piece;
  return file;
}

describe("words chosen in a translation are quoted as they were chosen, with its language", () => {
  test("in exported Markdown and CSV", async () => {
    expect(await exported("markdown")).toContain(`“${QUOTE}” (chosen in German)`);
    const csv = await exported("csv");
    expect(csv).toContain(QUOTE);
    expect(csv).toMatch(/,de\r?\n/);
    expect(csv).not.toContain(ENGLISH[0]);
  });

  const targetOf = async (id: string) =>
    JSON.parse(await exported("json")).first.items.find((item: { id: string }) => item.id.endsWith(id))
      .target;

  test("among annotations for other programs they are of the translation, and then of the text beside it", async () => {
    const target = await targetOf(thread.id);
    const text = `/readings/${room.reading.id}/text.txt`;
    const source = { id: expect.stringMatching(`${text}\\?in=${german.translationId}$`), language: "de" };
    expect(target).toMatchObject([
      {
        source,
        selector: [
          {
            type: "TextQuoteSelector",
            exact: QUOTE,
            prefix: "Ich zog ",
            suffix: expect.stringMatching(/^, um zu/),
          },
        ],
      },
      { source: expect.stringMatching(`${text}$`), selector: [{ exact: ENGLISH[0] }, { start: 0 }] },
    ]);
  });

  test("where they are others by now, what stood around them once is not told", async () => {
    const corrected = GERMAN.map(([, words]) => words.replace("in die Wälder", "in die tiefen Wälder"));
    await addTranslatedEdition(room.ada, german.translationId, editionFile(...corrected));
    const [chosen] = await targetOf(thread.id);
    expect(chosen.selector).toEqual([{ type: "TextQuoteSelector", exact: "in die tiefen Wälder" }]);
  });

  test("in the review queue, for a post and for a highlight", async () => {
    const { bruno, dora, chidi, group, reading } = room;
    await flag(dora, thread.posts[0]?.id ?? "");
    const highlight = await annotate(chidi, reading, {
      ...{ kind: "highlight", body: undefined, tags: ["hut"] },
      passage: { paragraph: 2, quote: "den Tatsachen", translation: thread.chosenIn?.id ?? "" },
    });
    await flagHighlight(dora, highlight.id);
    await annotate(chidi, reading, { passage: { paragraph: 1, quote: "the woods" } });

    const { items } = await listReview(bruno, group.slug, { state: "open", limit: 9 });
    expect(items.map(({ quote, language }) => [quote, language]).sort()).toEqual([
      ["den Tatsachen", "de"],
      [QUOTE, "de"],
    ]);
  });

  test("in the list of what one has muted; the text’s own words have no language there", async () => {
    const { dora, chidi, group, reading } = room;
    const own = await annotate(chidi, reading, { passage: { paragraph: 1, quote: "the woods" } });
    await muteThread(dora, thread.id);
    await muteThread(dora, own.id);

    const { threads } = await listMutes(dora, group.slug);
    expect(threads).toMatchObject([
      { quote: QUOTE, language: "de" },
      { quote: "the woods", language: null },
    ]);
  });
});

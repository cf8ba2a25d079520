import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openReading } from "@/operations/readings/open-reading";
import { databaseUrl } from "../support/database";
import { explainAll, rowsGiven, rowsRead, tablesScanned } from "../support/plans/explain";
import { explainAct, HOT, type Scene, seededViewer } from "../support/plans/hot-queries";
import { type Recorder, startRecorder } from "../support/plans/record-queries";
import { seededRandom } from "../support/seed/random";
import { type SeededGroup, seedGroup } from "../support/seed/seed-group";
import { seedReading } from "../support/seed/seed-reading";
import { seedReadMark, seedTalk } from "../support/seed/seed-talk";

/** Tables that grow with use: none of what people do all the time may read one from end to end. */
const GROWING = ["annotations", "events", "paragraphs", "placements", "post_versions", "posts"];

/** Ten times the talk may cost a little for its deeper indexes, and nothing for its rows. */
const MOST_GROWTH = 1.5;

const UNREAD = 20;
const PARAGRAPHS = 100;
/** Among so many, whoever wrote a post is looked up and not searched for. */
const MEMBERS_ELSEWHERE = 1_000;

let recorder: Recorder;
let small: Scene;
let large: Scene;

/** The same talk about the same text, and `more` posts that all stand in its second half. */
async function buildScene(group: SeededGroup, more: number): Promise<Scene> {
  const random = seededRandom(more);
  const { sql } = recorder;
  const shape = { title: `A text with ${more} more`, paragraphs: PARAGRAPHS, words: 20 };
  const reading = await seedReading(sql, random, group, shape);
  const talk = await seedTalk(sql, random, reading, {
    posts: 1_000 + more,
    threads: 250 + more / 4,
    place: (thread) => {
      const from = thread < 250 ? 0 : PARAGRAPHS / 2;
      return reading.paragraphs[from + (thread % (PARAGRAPHS - from))] ?? reading.paragraphs[0];
    },
  });
  const member = group.members[1] ?? group.members[0];
  await seedReadMark(sql, reading, member, talk.lastNumber - UNREAD);
  const [annotationId = ""] = talk.annotationIds;
  return { reading, member, annotationId, lastNumber: talk.lastNumber };
}

beforeAll(async () => {
  recorder = await startRecorder(databaseUrl());
  const random = seededRandom(6);
  const group = await seedGroup(recorder.sql, random, { slug: "readers", members: 20 });
  small = await buildScene(group, 0);
  large = await buildScene(await seedGroup(recorder.sql, random, { slug: "talkers", members: 20 }), 9_000);
  await seedGroup(recorder.sql, random, { slug: "elsewhere", members: MEMBERS_ELSEWHERE });
  await seedReading(recorder.sql, random, group, { title: "A long text", paragraphs: 3_000, words: 10 });
  await recorder.sql.unsafe("vacuum analyze");
}, 300_000);

afterAll(() => recorder.close());

describe("what people do all the time finds its rows by an index", () => {
  test.each(Object.entries(HOT))("%s", async (_, act) => {
    const explained = await explainAct(recorder, act, small);

    expect(explained.length).toBeGreaterThan(0);
    expect(tablesScanned(explained).filter((table) => GROWING.includes(table))).toEqual([]);
  });
});

describe("what is said elsewhere in a reading costs nothing", () => {
  test.each(Object.entries(HOT))("%s", async (_, act) => {
    const few = rowsRead(await explainAct(recorder, act, small));
    const many = rowsRead(await explainAct(recorder, act, large));

    expect(few).toBeGreaterThan(0);
    expect(many / few).toBeLessThanOrEqual(MOST_GROWTH);
  });
});

describe("a page that was opened before", () => {
  /** Of ten thousand posts it shows a screen or two. */
  const MOST = { questions: 4, rows: 200, kilobytes: 80 };

  test("asks four questions and carries no more than its screens show, however much is said", async () => {
    const open = () => openReading(seededViewer(large.member), large.reading.id);
    await open();
    const { result, queries } = await recorder.record(open);
    const { edition: _, ...opening } = result;

    expect(queries.length).toBeLessThanOrEqual(MOST.questions);
    expect(rowsGiven(await explainAll(recorder.sql, queries))).toBeLessThanOrEqual(MOST.rows);
    expect(JSON.stringify(opening).length / 1024).toBeLessThanOrEqual(MOST.kilobytes);
  });
});

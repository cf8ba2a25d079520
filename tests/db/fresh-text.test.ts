import { afterAll, beforeAll, expect, test } from "vitest";
import { newPlan } from "@/domain/wire/plan";
import { listReadingAssignments } from "@/operations/assignments/list-assignments";
import { publishPlan } from "@/operations/assignments/publish-plan";
import { databaseUrl } from "../support/database";
import { explainAll, rowsRead } from "../support/plans/explain";
import { seededViewer } from "../support/plans/hot-queries";
import { type Recorder, startRecorder } from "../support/plans/record-queries";
import { seededRandom } from "../support/seed/random";
import { seedGroup } from "../support/seed/seed-group";
import { type SeededReading, seedReading } from "../support/seed/seed-reading";

/** So many short texts are what the database has counted when a long one comes. */
const SHORT_TEXTS = 200;
const [PARAGRAPHS, MEETINGS] = [1_200, 40];

let recorder: Recorder;
let fresh: SeededReading;

beforeAll(async () => {
  recorder = await startRecorder(databaseUrl());
  const random = seededRandom(11);
  const { sql } = recorder;
  for (let at = 0; at < SHORT_TEXTS; at += 1) {
    const group = await seedGroup(sql, random, { slug: `circle-${at}`, members: 2 });
    await seedReading(sql, random, group, { title: "A page", paragraphs: 3, words: 10 });
  }
  await sql.unsafe("vacuum analyze");
  const group = await seedGroup(sql, random, { slug: "readers", members: 3 });
  fresh = await seedReading(sql, random, group, { title: "A book", paragraphs: PARAGRAPHS, words: 40 });
}, 120_000);

afterAll(() => recorder.close());

test("how far somebody has come with a long text that has just come, and was planned at once, is looked up where it stands", async () => {
  const organizer = seededViewer(fresh.group.members[0]);
  const plan = newPlan.parse({
    share: { portions: MEETINGS },
    first: "2099-01-13T19:00",
    rhythm: { kind: "weeks", every: 1 },
    title: "Evening {n}",
    assignees: "all",
  });
  await publishPlan(organizer, fresh.id, plan);
  const { result, queries } = await recorder.record(() =>
    listReadingAssignments(organizer, fresh.id, { limit: 100 }),
  );

  expect(result.items).toHaveLength(MEETINGS);
  const looked = (await explainAll(recorder.sql, queries)).map(({ nodes, ...explained }) => ({
    ...explained,
    nodes: nodes.filter((node) => node["Relation Name"] === "paragraphs"),
  }));
  // Each paragraph once, for the words that are left, and both ends of each stretch in two questions.
  expect(rowsRead(looked)).toBe(PARAGRAPHS + 4 * MEETINGS);
});

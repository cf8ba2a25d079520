import { afterEach, describe, expect, test } from "vitest";
import { type SignedInViewer, signedOut, type Viewer } from "@/domain/viewer";
import { findGroup } from "@/operations/groups/find-group";
import { openHome } from "@/operations/groups/open-home";
import { countImports } from "@/operations/imports/count-imports";
import { findImport } from "@/operations/imports/find-import";
import { findImportPicture } from "@/operations/imports/find-import-picture";
import { findImportStanding } from "@/operations/imports/find-import-standing";
import { listImports } from "@/operations/imports/list-imports";
import { openImport } from "@/operations/imports/open-brought";
import { takeBackImport } from "@/operations/imports/take-back-import";
import { listMembers } from "@/operations/members/list-members";
import { countReview } from "@/operations/moderation/count-review";
import { findReviewItem } from "@/operations/moderation/find-review-item";
import { openLog } from "@/operations/moderation/list-log";
import { listReview } from "@/operations/moderation/list-review";
import { openQueues } from "@/operations/moderation/open-queues";
import { listNotices } from "@/operations/notices/list-notices";
import { findInText } from "@/operations/readings/find-in-text";
import { listReadings } from "@/operations/readings/list-readings";
import { openReading } from "@/operations/readings/open-reading";
import { openReadings } from "@/operations/readings/open-readings";
import { bringForReview, bringSmall, buildTaking, itemOfImport, judge } from "../../support/build-brought";
import { annotate } from "../../support/build-discussion";
import { buildPng, dataUrl } from "../../support/build-picture";
import { moderate } from "../../support/build-review";
import { buildUser } from "../../support/cast";
import { closePages, follow } from "../../support/follow";
import { told } from "../../support/surfaces";

afterEach(closePages);

const WORD = "gooseberries";
const PLANTED = {
  text: `Of ${WORD}.\n\nMore ${WORD}.\n\n![${WORD}](${dataUrl(buildPng())})\n`,
  name: `${WORD}.md`,
};
type Stage = Awaited<ReturnType<typeof buildTaking>>;

const STATES: Record<string, (stage: Stage) => Promise<string>> = {
  "not handed in": ({ chidi, slug }) => bringSmall(chidi, slug, PLANTED),
  waiting: ({ chidi, slug }) => bringForReview(chidi, slug, PLANTED),
  async "taken back"({ chidi, slug }) {
    const id = await bringForReview(chidi, slug, PLANTED);
    await takeBackImport(chidi, slug, id);
    return id;
  },
  async returned({ chidi, bruno, slug }) {
    const id = await bringForReview(chidi, slug, PLANTED);
    await judge(bruno, id, { action: "return", note: `Less of ${WORD}.` });
    return id;
  },
  async declined({ chidi, ada, slug }) {
    const id = await bringForReview(chidi, slug, PLANTED);
    await judge(ada, id, { action: "decline", note: `No ${WORD}.` });
    return id;
  },
};

describe.each(Object.keys(STATES))("A text that is %s", (state) => {
  test("is on no surface for others: no word, title or name of its file", async () => {
    const stage = await buildTaking();
    const { ada, chidi, dora, olive, reading, slug } = stage;
    await moderate(ada, slug, { isLogOpen: true });
    const pages = [await follow(dora, reading), await follow(olive, reading)];
    const id = await (STATES[state] as (typeof STATES)[string])(stage);
    const item = await itemOfImport(stage.bruno, id);
    const key = String((await findImport(chidi, slug, id)).proposal.pieces.at(-1)?.attrs?.picture);
    expect((await findImportPicture(chidi, slug, { importId: id, key })).type).toBe("image/png");
    const mallory = await buildUser({ name: "Mallory" });
    const surfaces: Record<string, (viewer: Viewer) => Promise<unknown>> = {
      group: (viewer) => findGroup(viewer, slug),
      readings: (viewer) => listReadings(viewer, slug, { limit: 50 }),
      "page of the group": (viewer) => openReadings(viewer, [slug], { limit: 50 }),
      "page of a reading": (viewer) => openReading(viewer, reading.id),
      "found in the text": (viewer) =>
        findInText(viewer, reading.id, { words: WORD, limit: 9 }, { address: "::1" }),
      members: (viewer) => listMembers(viewer, slug, { limit: 50 }),
      home: (viewer) => openHome(viewer as SignedInViewer),
      notices: (viewer) => listNotices(viewer, { limit: 50 }),
      log: (viewer) => openLog(viewer, slug, { limit: 50 }),
      queue: (viewer) => listReview(viewer, slug, { state: "open", limit: 50 }),
      queues: (viewer) => openQueues(viewer as SignedInViewer),
      decided: (viewer) => listReview(viewer, slug, { state: "decided", limit: 50 }),
      "how much waits": (viewer) => countReview(viewer, slug),
      "item of the queue": (viewer) => findReviewItem(viewer, item?.id ?? id),
      imports: (viewer) => listImports(viewer, slug, { limit: 50 }),
      "how many imports": (viewer) => countImports(viewer, slug),
    };
    const byId: typeof surfaces = {
      itself: (viewer) => findImport(viewer, slug, id),
      page: (viewer) => openImport(viewer, slug, id),
      standing: (viewer) => findImportStanding(viewer, slug, id),
      picture: (viewer) => findImportPicture(viewer, slug, { importId: id, key }),
    };
    for (const viewer of [dora, olive, mallory, signedOut]) {
      for (const [name, show] of Object.entries(surfaces))
        expect(await told(show, viewer), name).not.toContain(WORD);
      for (const [name, show] of Object.entries(byId))
        expect(await told(show, viewer), name).toMatch(/^"(not-found|signed-out)"$/);
      expect(await told(surfaces.log as never, viewer)).not.toContain("hand-in");
    }
    await annotate(chidi, reading);
    for (const page of pages) {
      await page.hears(1);
      expect(JSON.stringify(page.heard)).not.toContain(WORD);
    }
    expect(await countImports(dora, slug)).toBe(0);
    if (state === "waiting") return;
    for (const viewer of [stage.bruno, ada])
      for (const [name, show] of Object.entries(byId))
        expect(await told(show, viewer), name).toBe('"not-found"');
  });
});

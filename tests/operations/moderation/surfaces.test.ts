import { afterEach, describe, expect, test } from "vitest";
import { type SignedInViewer, signedOut, type Viewer } from "@/domain/viewer";
import { openAgenda } from "@/operations/assignments/open-agenda";
import { openHome } from "@/operations/groups/open-home";
import { listLog } from "@/operations/moderation/list-log";
import { listNotices } from "@/operations/notices/list-notices";
import { noteAnswers } from "@/operations/notices/note-answers";
import { openNotices } from "@/operations/notices/open-notices";
import { deletePost } from "@/operations/posts/delete-post";
import { editPost } from "@/operations/posts/edit-post";
import { findTalk } from "@/operations/readings/find-talk";
import { assign } from "../../support/build-assignment";
import { annotate, buildGroupReading, reply } from "../../support/build-discussion";
import { decide, flag, moderate } from "../../support/build-review";
import { buildUser } from "../../support/cast";
import { closePages, follow } from "../../support/follow";
import { expectMapToAgree } from "../../support/map-agrees";
import { surfacesOf, told } from "../../support/surfaces";

afterEach(closePages);

const WORD = "gooseberries";
type Stage = Awaited<ReturnType<typeof buildGroupReading>>;

/** An opening post with the word in it that others may not read any more, or never could. */
const STATES: Record<string, (stage: Stage) => Promise<{ thread: string; post: string }>> = {
  async held(stage) {
    const { ada, group } = stage;
    await moderate(ada, group.slug, { hold: "everything" });
    return ids(await plant(stage));
  },
  async hidden(stage) {
    const { bruno, dora } = stage;
    const made = ids(await plant(stage));
    await flag(dora, made.post);
    await decide(bruno, made.post, { action: "hide", note: "No." });
    return made;
  },
  async "hidden by flags"(stage) {
    const { ada, group, dora, olive } = stage;
    await moderate(ada, group.slug, { flagsToHide: 2 });
    const made = ids(await plant(stage));
    for (const who of [dora, olive]) await flag(who, made.post);
    return made;
  },
  async returned(stage) {
    const { bruno, dora } = stage;
    const made = ids(await plant(stage));
    await flag(dora, made.post);
    await decide(bruno, made.post, { action: "return", note: "No." });
    return made;
  },
  async "an edit that waits"(stage) {
    const { ada, bruno, chidi, group } = stage;
    await moderate(ada, group.slug, { hold: "everything" });
    const made = ids(await plant(stage, { body: { markdown: "Plain." } }));
    await decide(bruno, made.post, { action: "approve" });
    await editPost(chidi, made.post, { version: 1, body: plantedIn(stage) });
    return made;
  },
  async "deleted under a flag"(stage) {
    const { chidi, dora } = stage;
    const made = ids(await plant(stage));
    await flag(dora, made.post, { note: "Look." });
    await deletePost(chidi, made.post);
    return made;
  },
  async "for oneself"(stage) {
    return ids(await plant(stage, { audience: "me" }));
  },
};

/** They mention Dora, who is told so, where she may read it, before anything is done about them. */
const plantedIn = ({ dora }: Stage) => ({ markdown: `It says ${WORD}, @${dora.handle}.` });
async function plant(stage: Stage, more: Partial<Parameters<typeof annotate>[2]> = {}) {
  const made = { passage: { paragraph: 2 }, body: plantedIn(stage), ...more };
  const thread = await annotate(stage.chidi, stage.reading, made);
  while (await noteAnswers());
  return thread;
}
const ids = ({ id, posts }: { id: string; posts: { id: string }[] }) => ({
  thread: id,
  post: posts[0]?.id ?? "",
});

describe.each(Object.keys(STATES))("What is %s", (state) => {
  test("is on no surface for others, nor told to whom it mentions, nor in what was heard meanwhile, and the map agrees with the rule", async () => {
    const stage = await buildGroupReading({ visibility: "public" });
    const { ada, bruno, chidi, dora, olive, group, reading } = stage;
    const assignment = await assign(ada, reading);
    await reply(chidi, await annotate(dora, reading), "An answer.");
    const pages = [await follow(dora, reading), await follow(olive, reading)];
    const before = () =>
      pages.flatMap(({ heard }) => heard.filter(({ kind }) => kind !== "annotation.added"));
    const { thread, post } = await (STATES[state] as (typeof STATES)[string])(stage);
    while (await noteAnswers());

    const mallory = await buildUser({ name: "Mallory" });
    const annotation = { id: thread, posts: [{ id: post }] } as Parameters<typeof surfacesOf>[1];
    const surfaces: Record<string, (viewer: Viewer) => Promise<unknown>> = {
      ...surfacesOf(reading, annotation, { word: WORD, paragraph: 2 }),
      talk: (viewer) => findTalk(viewer, reading.id),
      agenda: (viewer) => openAgenda(viewer, assignment.id),
      home: (viewer) => openHome(viewer as SignedInViewer),
      notices: (viewer) => listNotices(viewer, { limit: 50 }),
    };
    for (const viewer of [dora, olive, mallory, signedOut])
      for (const [name, show] of Object.entries(surfaces)) {
        if (name === "an answer") continue;
        expect(await told(show, viewer), name).not.toContain(WORD);
      }
    expect(JSON.stringify(before())).not.toContain(WORD);
    const { items: heard } = await listNotices(dora, { limit: 50 });
    expect(heard.filter(({ kind }) => kind === "mentioned")).toEqual([]);
    expect((await openNotices(dora, { limit: 50 })).unread).toBe(
      heard.filter(({ kind, read }) => kind !== "mentioned" && !read).length,
    );
    await moderate(ada, group.slug, { isLogOpen: true });
    expect(JSON.stringify(await listLog(dora, group.slug, { limit: 50 }))).not.toContain(WORD);
    await expectMapToAgree(reading, { ada, bruno, chidi, dora, olive, mallory, nobody: signedOut });
  });
});

import { describe, expect, test } from "vitest";
import { Conflict } from "@/domain/problems";
import { newJudgement } from "@/domain/wire/moderation";
import { moderatePost } from "@/operations/moderation/moderate-post";
import { editPost } from "@/operations/posts/edit-post";
import { findPost } from "@/operations/posts/find-post";
import { annotate, buildGroupReading } from "../../support/build-discussion";
import { decide, flag, moderate } from "../../support/build-review";

const opening = (annotation: { posts: { id: string }[] }) => annotation.posts[0]?.id ?? "";
const judge = (sent: object) => newJudgement.parse({ note: "No.", version: 1, ...sent });

describe("A moderator who decides on the page", () => {
  test("is told what another has decided in the queue, and nothing is done", async () => {
    const { group, reading, ada, bruno, chidi, dora } = await buildGroupReading();
    await moderate(ada, group.slug, { hold: "everything" });
    const post = opening(await annotate(chidi, reading));
    const { status } = await findPost(bruno, post);
    await decide(ada, post, { action: "approve", note: "Well said." });
    const late = moderatePost(bruno, post, judge({ action: "return", seen: { status } }));
    await expect(late).rejects.toMatchObject({
      code: "review.decided-already",
      details: {
        current: {
          post: { id: post, status: "visible" },
          decision: { action: "approve", by: { name: "ada" }, note: "Well said." },
        },
      },
    });
    await expect(late).rejects.toThrow(Conflict);
    expect(await findPost(dora, post)).toMatchObject({ status: "visible" });
    const again = judge({ action: "return", seen: { status: "visible" } });
    expect(await moderatePost(bruno, post, again)).toMatchObject({ status: "returned" });
  });

  test("is told of an edit that was approved meanwhile behind the words that readers had", async () => {
    const { group, reading, ada, bruno, chidi } = await buildGroupReading();
    await moderate(ada, group.slug, { hold: "everything" });
    const post = opening(await annotate(chidi, reading));
    await decide(ada, post, { action: "approve" });
    await editPost(chidi, post, { version: 1, body: { markdown: "Other words." } });
    const { status } = await findPost(bruno, post);
    await decide(ada, post, { action: "approve" });
    await expect(
      moderatePost(bruno, post, judge({ action: "return", version: 2, seen: { status } })),
    ).rejects.toThrow("review.decided-already");
    expect(await findPost(bruno, post)).toMatchObject({ status: "visible", version: 2 });
  });

  test("is told that flags have hidden it, and that another has decided on that", async () => {
    const { group, reading, ada, bruno, chidi, dora, olive } = await buildGroupReading();
    await moderate(ada, group.slug, { flagsToHide: 2 });
    const post = opening(await annotate(chidi, reading));
    for (const who of [dora, olive]) await flag(who, post);
    await expect(
      moderatePost(bruno, post, judge({ action: "return", seen: { status: "visible" } })),
    ).rejects.toMatchObject({ details: { current: { status: "open", decision: null } } });
    const seen = { status: "hidden", undecided: true };
    await decide(ada, post, { action: "hide", note: "Yes." });
    await expect(moderatePost(bruno, post, judge({ action: "restore", seen }))).rejects.toMatchObject({
      details: { current: { decision: { action: "hide", by: { name: "ada" } } } },
    });
    expect(await findPost(bruno, post)).toMatchObject({ status: "hidden" });
  });

  test("decides as before where a script does not say what it saw", async () => {
    const { reading, bruno, chidi } = await buildGroupReading();
    const post = opening(await annotate(chidi, reading));
    expect(await moderatePost(bruno, post, judge({ action: "hide" }))).toMatchObject({ status: "hidden" });
  });
});

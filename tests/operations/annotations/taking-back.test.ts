import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { posts } from "@/db/schema/annotations";
import { Forbidden, NotFound, SignedOut } from "@/domain/problems";
import { signedOut, type Viewer } from "@/domain/viewer";
import { deleteAnnotation } from "@/operations/annotations/delete-annotation";
import { editAnnotation } from "@/operations/annotations/edit-annotation";
import { findAnnotation } from "@/operations/annotations/find-annotation";
import { listAnnotations } from "@/operations/annotations/list-annotations";
import { deletePost } from "@/operations/posts/delete-post";
import { annotate, buildGroupReading, reply, seenBy } from "../../support/build-discussion";
import { buildViewer } from "../../support/build-group";

describe("taking back", () => {
  test("without replies the annotation is gone for everybody, its author too", async () => {
    const { chidi, dora, reading } = await buildGroupReading();
    const made = await annotate(chidi, reading);
    await deleteAnnotation(chidi, made.id);
    expect(await seenBy(dora, reading)).toEqual([]);
    expect(await seenBy(chidi, reading)).toEqual([]);
    for (const reader of [dora, chidi])
      await expect(findAnnotation(reader, made.id)).rejects.toThrow(NotFound);
  });

  test("with replies a placeholder keeps its place, and the thread takes no more", async () => {
    const { chidi, dora, reading } = await buildGroupReading();
    const made = await annotate(chidi, reading);
    await reply(dora, made, "A word worth keeping");
    await deleteAnnotation(chidi, made.id);

    const [thread] = await seenBy(dora, reading);
    expect(thread?.posts.map(({ status, body }) => [status, body?.text ?? null])).toEqual([
      ["deleted", null],
      ["visible", "A word worth keeping"],
    ]);
    expect(thread?.posts[0]?.author).toBeNull();
    expect(thread?.postCount).toBe(1);
    await expect(reply(dora, made)).rejects.toMatchObject({ code: "annotation.deleted" });
  });

  test.each([["comment"], ["highlight"]] as const)(
    "whoever answers or edits a %s that is gone is told so, if they could read it before; for others nothing was there",
    async (kind) => {
      const { ada, chidi, dora, olive, reading } = await buildGroupReading();
      const body = kind === "highlight" ? undefined : { markdown: "I take this back." };
      const stranger = await buildViewer("Mallory");
      const made = await annotate(chidi, reading, { kind, body });
      await deleteAnnotation(chidi, made.id);

      const gone = { name: "Conflict", code: "annotation.deleted" };
      for (const reader of [ada, chidi, dora]) await expect(reply(reader, made)).rejects.toMatchObject(gone);
      const edit = (viewer: Viewer) => editAnnotation(viewer, made.id, { version: 1, tags: ["late"] });
      await expect(edit(chidi)).rejects.toMatchObject(gone);
      for (const act of [() => reply(olive, made), () => reply(stranger, made), () => edit(dora)])
        await expect(act()).rejects.toThrow(NotFound);
      await expect(findAnnotation(dora, made.id)).rejects.toThrow(NotFound);
      await expect(reply(signedOut, made)).rejects.toThrow(SignedOut);
    },
  );

  test("what others could never read is not there for them once it is deleted either", async () => {
    const { ada, bruno, chidi, dora, reading } = await buildGroupReading();
    const own = await annotate(chidi, reading, { audience: "me" });
    await deleteAnnotation(chidi, own.id);
    for (const other of [ada, dora]) await expect(reply(other, own)).rejects.toThrow(NotFound);

    const held = await annotate(chidi, reading);
    await database().update(posts).set({ moderation: "held" }).where(eq(posts.annotationId, held.id));
    await deleteAnnotation(chidi, held.id);
    await expect(reply(dora, held)).rejects.toThrow(NotFound);
    for (const reader of [bruno, chidi])
      await expect(reply(reader, held)).rejects.toMatchObject({ code: "annotation.deleted" });
  });

  test("its author, who edits it where others' words still stand, is told that it is gone", async () => {
    const { chidi, dora, reading } = await buildGroupReading();
    const made = await annotate(chidi, reading);
    await reply(dora, made);
    await deleteAnnotation(chidi, made.id);
    await expect(editAnnotation(chidi, made.id, { version: 1, tags: ["late"] })).rejects.toMatchObject({
      code: "annotation.deleted",
    });
    await expect(editAnnotation(dora, made.id, { version: 1, tags: ["late"] })).rejects.toThrow(Forbidden);
  });

  test.each([["comment"], ["highlight"]] as const)(
    "whoever takes a %s back that was answered takes their name and tags back with it, also from who looks for them",
    async (kind) => {
      const { chidi, dora, olive, reading, memberIds } = await buildGroupReading();
      const body = kind === "highlight" ? undefined : { markdown: "I take this back." };
      const made = await annotate(chidi, reading, { kind, tags: ["my-fears"], body });
      await reply(dora, made, "A word worth keeping");
      expect(await seenBy(olive, reading)).toMatchObject([{ author: { name: "chidi" }, tags: ["my-fears"] }]);
      await deleteAnnotation(chidi, made.id);

      expect(await seenBy(olive, reading)).toMatchObject([{ author: null, tags: [], postCount: 1 }]);
      for (const query of [{ tag: "my-fears" }, { authorId: memberIds.chidi }])
        expect((await listAnnotations(olive, reading.id, { limit: 5, ...query })).items).toEqual([]);
    },
  );

  test("who takes back the opening words alone is not named by the thread that stays either", async () => {
    const { chidi, dora, olive, reading } = await buildGroupReading();
    const made = await annotate(chidi, reading, { tags: ["my-fears"] });
    await reply(dora, made, "A word worth keeping");
    await deletePost(chidi, made.posts[0]?.id ?? "");

    expect(await seenBy(olive, reading)).toMatchObject([{ author: null, tags: [], postCount: 1 }]);
  });

  test("a highlight goes and the words of whoever answered it stay", async () => {
    const { chidi, dora, olive, reading } = await buildGroupReading();
    const highlight = await annotate(chidi, reading, { kind: "highlight", body: undefined });
    await reply(dora, highlight, "A word worth keeping");
    await deleteAnnotation(chidi, highlight.id);

    for (const reader of [dora, olive]) {
      const [thread] = await seenBy(reader, reading);
      expect(thread?.posts.map(({ status, body }) => [status, body?.text])).toEqual([
        ["visible", "A word worth keeping"],
      ]);
      expect(thread?.deletedAt).not.toBeNull();
    }
    await expect(reply(olive, highlight)).rejects.toThrow(Forbidden);
    await expect(reply(dora, highlight)).rejects.toMatchObject({ code: "annotation.deleted" });
  });

  test("taken back again it changes nothing, as when an answer was lost on the way", async () => {
    const { chidi, dora, reading } = await buildGroupReading();
    const made = await annotate(chidi, reading);
    await reply(dora, made);
    await deleteAnnotation(chidi, made.id);
    const before = await seenBy(dora, reading);
    await deleteAnnotation(chidi, made.id);
    expect(await seenBy(dora, reading)).toEqual(before);
  });

  test("only its author takes it back", async () => {
    const { ada, chidi, dora, reading } = await buildGroupReading();
    const made = await annotate(chidi, reading);
    await expect(deleteAnnotation(dora, made.id)).rejects.toThrow(Forbidden);
    await expect(deleteAnnotation(ada, made.id)).rejects.toThrow(Forbidden);
  });
});

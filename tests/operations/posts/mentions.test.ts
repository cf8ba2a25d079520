import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { handleFrom } from "@/domain/accounts";
import type { Body } from "@/domain/bodies/body-schema";
import { newId } from "@/domain/ids";
import { MENTIONS } from "@/domain/limits";
import type { Viewer } from "@/domain/viewer";
import { newPost, postEdit } from "@/domain/wire/annotation";
import type { BodyInput } from "@/domain/wire/post";
import { exportWords } from "@/messages/export-words";
import { notNames } from "@/messages/not-names";
import { translator } from "@/messages/translator";
import { listThreads } from "@/operations/annotations/list-threads";
import { editGroup } from "@/operations/groups/edit-group";
import { bearPseudonym } from "@/operations/members/bear-pseudonym";
import { leaveGroup } from "@/operations/members/leave-group";
import { addPost } from "@/operations/posts/add-post";
import { editPost } from "@/operations/posts/edit-post";
import { findPost } from "@/operations/posts/find-post";
import { listPostHistory } from "@/operations/posts/list-post-history";
import { exportReading } from "@/operations/readings/export-reading";
import { annotate, buildGroupReading } from "../../support/build-discussion";
import { buildGroup, fillGroup } from "../../support/build-group";

type Inline = { type: string; text?: string; attrs?: object; marks?: object[] };

const paragraph = (...content: Inline[]) => ({
  tiptap: { type: "doc", content: [{ type: "paragraph", content }] },
});
const mention = (id: string, label = "Somebody else") => ({ type: "mention", attrs: { id, label } });
const text = (words: string) => ({ type: "text", text: words });

const inlinesOf = (body: Body | undefined) =>
  body?.content.flatMap((block) => (block.type === "paragraph" ? (block.content ?? []) : []));

async function build() {
  const room = await buildGroupReading();
  const thread = await annotate(room.chidi, room.reading);
  const post = (viewer: Viewer, body: BodyInput, id?: string) =>
    addPost(viewer, thread.id, newPost.parse({ body, id }));
  return { ...room, thread, post };
}

test("A mention bears the name that its member bears, whatever label was sent with it", async () => {
  const { chidi, dora, memberIds, post } = await build();
  const said = await post(chidi, paragraph(text("So says "), mention(memberIds.dora), text(".")));
  const expected = { id: memberIds.dora, label: dora.name, handle: dora.handle };
  expect(inlinesOf(said.body?.tiptap)?.[1]).toEqual({ type: "mention", attrs: expected });
  expect(said.body?.text).toBe(`So says @${dora.name}.`);
  expect(said.body?.html).toContain(`So says <bdi>@${dora.name}</bdi>.`);
  expect(await findPost(dora, said.id)).toMatchObject({ body: said.body });
});

test("In Markdown a member is mentioned by their handle, but not in code, a link or the middle of a word", async () => {
  const { chidi, dora, memberIds, post } = await build();
  const { handle, name } = dora;
  const said = await post(chidi, { markdown: `@${handle.toUpperCase()}: (**@${handle}**), @${handle}!` });
  expect(inlinesOf(said.body?.tiptap)?.filter(({ type }) => type === "mention")).toHaveLength(3);
  expect(said.body?.text).toBe(`@${name}: (@${name}), @${name}!`);

  const words = `\`@${handle}\` me@${handle}.org /@${handle} x@${handle} @${handle}x @nobody-here`;
  const plain = await post(chidi, { markdown: `${words} [@${handle}](https://example.org)` });
  expect(JSON.stringify(plain.body?.tiptap)).not.toContain(memberIds.dora);
  expect(plain.body?.text).toContain("@nobody-here");
});

test("Whoever is unknown, of another group or gone is only words", async () => {
  const { chidi, dora, group, memberIds, post } = await build();
  const outside = await buildGroup({ name: "Others", members: { zora: "organizer" } });
  await leaveGroup(dora, group.slug);
  const strangers = [newId(), outside.memberIds.zora, memberIds.dora];
  const said = await post(chidi, paragraph(...strangers.map((id) => mention(id, "Them"))));
  expect(inlinesOf(said.body?.tiptap)).toEqual([{ type: "text", text: "@Them@Them@Them" }]);
  const byHandle = await post(chidi, { markdown: `@${outside.people.zora.handle} @${dora.handle}` });
  expect(inlinesOf(byHandle.body?.tiptap)).toHaveLength(1);
});

test("A name that is given up or changed is in no mention any more, wherever the post is read", async () => {
  const room = await build();
  const { ada, chidi, dora, group, memberIds, reading, thread } = room;
  await editGroup(ada, group.slug, { hasPseudonyms: true });
  const bear = (name: string) =>
    bearPseudonym(dora, group.slug, memberIds.dora, { name, handle: handleFrom(name), notNames: notNames() });
  await bear("Plover of the Marsh");
  const said = await room.post(chidi, { markdown: "Says @plover-of-the-marsh." });
  await editPost(
    chidi,
    said.id,
    postEdit.parse({ version: 1, body: { markdown: "So says @plover-of-the-marsh." } }),
  );
  const shown = async () => {
    let file = "";
    for (const format of ["json", "markdown", "csv"] as const) {
      const words = exportWords(translator("en"), "en");
      const { pieces } = await exportReading(chidi, reading.id, format, words, { address: "::1" });
      for await (const piece of pieces) file += piece;
    }
    return JSON.stringify([
      await findPost(chidi, said.id),
      await listPostHistory(chidi, said.id, { limit: 9 }),
      await listThreads(chidi, reading.id, { place: { from: 0, through: 9 }, limit: 9 }),
      file,
    ]);
  };
  expect(await shown()).toContain("Plover");
  expect(await shown()).toContain("@plover-of-the-marsh");

  await bear("Curlew of the Shore");
  expect(await shown()).toContain("@Curlew of the Shore");
  expect(await shown()).not.toMatch(/plover/i);
  await leaveGroup(dora, group.slug, { nameless: "Former member" });
  expect(await shown()).toContain("@Former member");
  expect(await shown()).not.toMatch(/plover|curlew/i);

  const kept = await database().execute(
    sql`select body::text, text from post_versions join posts on posts.id = post_id where annotation_id = ${thread.id}`,
  );
  expect(JSON.stringify(kept)).not.toMatch(/plover|curlew/i);
});

test("Who was mentioned before they left stays so when the post is edited", async () => {
  const { chidi, dora, group, memberIds, post } = await build();
  const said = await post(chidi, paragraph(text("So says "), mention(memberIds.dora)));
  await leaveGroup(dora, group.slug, { nameless: "Former member" });
  const body = (await findPost(chidi, said.id)).body ?? { tiptap: null };
  const edited = await editPost(
    chidi,
    said.id,
    postEdit.parse({ version: 1, body: { tiptap: body.tiptap } }),
  );
  expect(inlinesOf(edited.body?.tiptap)?.[1]).toMatchObject({
    attrs: { id: memberIds.dora, label: "Former member" },
  });
});

test("A post mentions so many members and no more: the others are words", async () => {
  const { chidi, group, post } = await build();
  await fillGroup(group, MENTIONS + 2);
  const rows = await database().execute<{ id: string; handle: string }>(
    sql`select id, handle from memberships where group_id = ${group.id} and name like 'Reader%'`,
  );
  const said = await post(chidi, { markdown: rows.map(({ handle }) => `@${handle}`).join(" ") });
  const mentions = inlinesOf(said.body?.tiptap)?.filter(({ type }) => type === "mention");
  expect([rows.length, mentions?.length]).toEqual([MENTIONS + 2, MENTIONS]);
});

test("Sent again under its id a post that mentions somebody is the same, also when they have left meanwhile", async () => {
  const { chidi, dora, group, memberIds, reading, post } = await build();
  const id = newId();
  const body = paragraph(text("So says "), mention(memberIds.dora));
  const first = await post(chidi, body, id);
  const opened = await annotate(chidi, reading, { id: newId(), body });
  expect(await post(chidi, body, id)).toMatchObject({ id: first.id, body: first.body });
  await leaveGroup(dora, group.slug);
  expect((await post(chidi, body, id)).body).toEqual(first.body);
  expect((await annotate(chidi, reading, { id: opened.id, body })).id).toBe(opened.id);
  await expect(post(chidi, paragraph(text("So says "), mention(memberIds.bruno)), id)).rejects.toThrow();
});

import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { parseHTML } from "linkedom";
import type { z } from "zod";
import type { AnnotationWire, NewAnnotation } from "@/domain/wire/annotation";
import type { AssignmentWire, newAssignment } from "@/domain/wire/assignment";
import { colloquy } from "./cli";

export type Reader = { email: string; name: string };
export type BuiltReading = { id: string; url: string; slug: string; title: string; organizer: Reader };

export async function buildReader(name: string): Promise<Reader> {
  const [word = "reader"] = name.toLowerCase().match(/[a-z]+/) ?? [];
  const email = `${word.slice(0, 30)}-${randomUUID().slice(0, 8)}@example.org`;
  await colloquy("user", "add", "--email", email, "--name", name);
  return { email, name };
}

/** A reading in a public group of its own; every string is a paragraph, unless headings are to be found. */
export async function buildReading(
  paragraphs: string[],
  title = "A short text",
  { hasHeadings = false } = {},
): Promise<BuiltReading> {
  const organizer = await buildReader("Ada");
  const name = `Readers ${randomUUID().slice(0, 8)}`;
  const { slug } = await colloquy<{ slug: string }>(
    ...["group", "add", "--name", name, "--owner", organizer.email, "--open", "--public"],
  );
  const folder = await mkdtemp(join(tmpdir(), "colloquy-e2e-"));
  try {
    const file = join(folder, "text.txt");
    await writeFile(file, paragraphs.join("\n\n"));
    const { reading, url } = await colloquy<{ reading: string; url: string }>(
      ...["import", file, "--group", slug, "--as", organizer.email, "--title", title, "--format", "text"],
      ...(hasHeadings ? [] : ["--as-is"]),
    );
    return { id: reading, url, slug, title, organizer };
  } finally {
    await rm(folder, { recursive: true });
  }
}

export async function joinAs(reading: BuiltReading, name: string, role = "member"): Promise<Reader> {
  const reader = await buildReader(name);
  await colloquy("member", "add", "--group", reading.slug, "--email", reader.email, "--role", role);
  return reader;
}

/**
 * Whoever has the browser is signed in, by the form of a link as it is sent without scripts; the page stays where it is.
 * How people use such links is told in `accounts.spec.ts`.
 */
export async function signIn(page: Page, { email }: Reader): Promise<void> {
  const { url } = await colloquy<{ url: string }>("user", "link", "--email", email);
  const { request } = page.context();
  const form = await (await request.get(url)).text();
  const headers = { origin: new URL(url).origin };
  const answer = await request.post(url, { multipart: hiddenFields(form), headers, maxRedirects: 0 });
  expect(answer.status(), await answer.text()).toBe(303);
}

function hiddenFields(html: string): Record<string, string> {
  const inputs = [...parseHTML(html).document.querySelectorAll("input[type=hidden]")];
  return Object.fromEntries(
    inputs.map((input) => [input.getAttribute("name") ?? "", input.getAttribute("value") ?? ""]),
  );
}

export async function bearer(email: string) {
  const { token } = await colloquy<{ token: string }>("token", "add", "--email", email, "--name", "e2e");
  return { authorization: `Bearer ${token}` };
}

async function memberOf(
  slug: string,
  request: APIRequestContext,
  name: string,
  headers: { authorization: string },
) {
  const { items } = await (await request.get(`/api/v1/groups/${slug}/members`, { headers })).json();
  return items.find((one: { name: string }) => one.name === name);
}

export async function setRole(
  { slug, organizer }: BuiltReading,
  request: APIRequestContext,
  name: string,
  role: string,
): Promise<void> {
  const headers = await bearer(organizer.email);
  const { id } = await memberOf(slug, request, name, headers);
  const changed = await request.patch(`/api/v1/groups/${slug}/members/${id}`, { headers, data: { role } });
  expect(changed.status()).toBe(200);
}

/** Its group lets members bear other names. */
export async function allowPseudonyms(
  { slug, organizer }: BuiltReading,
  request: APIRequestContext,
): Promise<void> {
  const headers = await bearer(organizer.email);
  const changed = await request.patch(`/api/v1/groups/${slug}`, { headers, data: { hasPseudonyms: true } });
  expect(changed.status()).toBe(200);
}

/** Somebody in its group bears another name there. */
export async function bearPseudonym(
  { slug }: BuiltReading,
  request: APIRequestContext,
  reader: Reader,
  name: string,
): Promise<void> {
  const headers = await bearer(reader.email);
  const { id } = await memberOf(slug, request, reader.name, headers);
  const data = { pseudonym: { name } };
  const changed = await request.patch(`/api/v1/groups/${slug}/members/${id}`, { headers, data });
  expect(changed.status()).toBe(200);
}

/** So many come at once, by a list and without mail addresses: “Reader 001”, “Reader 002” and so on. */
export async function fillGroup(
  { slug, organizer }: BuiltReading,
  request: APIRequestContext,
  count: number,
): Promise<void> {
  const names = Array.from({ length: count }, (_, n) => `Reader ${String(n + 1).padStart(3, "0")}`);
  const headers = await bearer(organizer.email);
  const data = { content: names.join("\n") };
  const filled = await request.post(`/api/v1/groups/${slug}/roster`, { headers, data });
  expect(filled.status()).toBe(200);
}

/** Its group closes its door, and puts somebody out. */
export async function removeFrom(
  { slug, organizer }: BuiltReading,
  request: APIRequestContext,
  name: string,
): Promise<void> {
  const headers = await bearer(organizer.email);
  const group = `/api/v1/groups/${slug}`;
  const closed = await request.patch(group, { headers, data: { visibility: "private" } });
  expect(closed.status()).toBe(200);
  const member = await memberOf(slug, request, name, headers);
  const removed = await request.delete(`${group}/members/${member.id}`, { headers });
  expect(removed.ok()).toBe(true);
}

/** What somebody else has written before the page is opened. */
export async function annotate(
  request: APIRequestContext,
  reading: BuiltReading,
  { email }: Reader,
  annotation: NewAnnotation,
): Promise<AnnotationWire> {
  const headers = await bearer(email);
  const url = `/api/v1/readings/${reading.id}/annotations`;
  const answer = await request.post(url, { headers, data: annotation });
  expect(answer.status()).toBe(201);
  return answer.json();
}

/** Something to be read by everybody, unless others are named by their membership's id. */
export async function assign(
  request: APIRequestContext,
  { id, organizer }: BuiltReading,
  wanted: Partial<z.input<typeof newAssignment>> = {},
): Promise<AssignmentWire> {
  const headers = await bearer(organizer.email);
  const data = { title: "Week 1", from: 1, to: 2, assignees: "all", ...wanted };
  const answer = await request.post(`/api/v1/readings/${id}/assignments`, { headers, data });
  expect(answer.status()).toBe(201);
  return answer.json();
}

/** An annotation, or a post of one, is taken back by whoever wrote it. */
export async function takeBack(
  request: APIRequestContext,
  { email }: Reader,
  what: { annotation: string } | { post: string },
): Promise<void> {
  const headers = await bearer(email);
  const path = "post" in what ? `posts/${what.post}` : `annotations/${what.annotation}`;
  const deleted = await request.delete(`/api/v1/${path}`, { headers });
  expect(deleted.ok()).toBe(true);
}

/** Edits a post, as from another device. */
export async function rewrite(
  request: APIRequestContext,
  { email }: Reader,
  post: { id: string; version: number | null },
  markdown: string,
): Promise<void> {
  const data = { version: post.version, body: { markdown } };
  const edited = await request.patch(`/api/v1/posts/${post.id}`, { headers: await bearer(email), data });
  expect(edited.ok()).toBe(true);
}

export async function answer(
  request: APIRequestContext,
  { email }: Reader,
  annotation: string,
  markdown: string,
): Promise<{ id: string; version: number }> {
  const headers = await bearer(email);
  const url = `/api/v1/annotations/${annotation}/posts`;
  const added = await request.post(url, { headers, data: { body: { markdown } } });
  expect(added.status()).toBe(201);
  return added.json();
}

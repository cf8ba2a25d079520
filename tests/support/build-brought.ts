import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { inTransaction } from "@/db/transaction";
import type { Viewer } from "@/domain/viewer";
import { newDecision, type ReviewItemWire } from "@/domain/wire/moderation";
import { accessBringing } from "@/operations/imports/access-import";
import { findImport } from "@/operations/imports/find-import";
import { handInImport } from "@/operations/imports/hand-in-import";
import { keepImport } from "@/operations/imports/keep-import";
import { proposalOfFile } from "@/operations/imports/proposal-of-file";
import { decideItem } from "@/operations/moderation/decide-item";
import { findReviewItem } from "@/operations/moderation/find-review-item";
import { listReview } from "@/operations/moderation/list-review";
import { listNotices } from "@/operations/notices/list-notices";
import { bring } from "./bring";
import { buildGroupReading } from "./build-discussion";
import { moderate } from "./build-review";

const SMALL = "We walk to think.\n\nWe think to stop walking.\n";

export const bytes = (text: string) => new TextEncoder().encode(text);

/** A group in which members bring texts. */
export async function buildTaking() {
  const built = await buildGroupReading();
  await moderate(built.ada, built.group.slug, { takesTexts: true });
  return { ...built, slug: built.group.slug };
}

/** A text that somebody brought and has not handed in. */
export const bringSmall = (viewer: Viewer, slug: string, { text = SMALL, name = "walk.txt" } = {}) =>
  bring(viewer, slug, { bytes: bytes(text), name });

/** The same, before the review. */
export async function bringForReview(
  viewer: Viewer,
  slug: string,
  given: { text?: string; name?: string } = {},
) {
  const id = await bringSmall(viewer, slug, given);
  await handIn(viewer, slug, id);
  return id;
}

/** The same without a file that is read by a job first. */
export async function keepForReview(viewer: Viewer, slug: string): Promise<string> {
  const id = await keepBegun(viewer, slug);
  await handIn(viewer, slug, id);
  return id;
}

export async function keepBegun(viewer: Viewer, slug: string): Promise<string> {
  const file = { bytes: bytes(SMALL), name: "walk.txt" };
  const { proposal } = await proposalOfFile(file);
  return inTransaction(async (tx) =>
    keepImport(tx, await accessBringing(tx, viewer, slug), file, { proposal, review: "begun" }),
  );
}

export async function handIn(viewer: Viewer, slug: string, id: string): Promise<void> {
  const { version } = await findImport(viewer, slug, id);
  await handInImport(viewer, slug, id, version);
}

/** The newest item about an import, open or decided, as somebody sees it who reviews. */
export async function itemOfImport(viewer: Viewer, importId: string): Promise<ReviewItemWire | null> {
  const [row] = await database().execute<{ id: string }>(sql`
    select id from review_items where import_id = ${importId}::uuid order by decided_at is null desc, id desc limit 1`);
  return row ? findReviewItem(viewer, row.id) : null;
}

export async function judge(
  viewer: Viewer,
  importId: string,
  sent: { action: string; note?: string },
): Promise<ReviewItemWire | null> {
  const item = await itemOfImport(viewer, importId);
  if (!item) throw new Error("Nothing waits about this import.");
  return decideItem(viewer, item.id, newDecision.parse({ version: item.version, ...sent }));
}

/** What members brought and waits, as somebody sees it who reviews. */
export const broughtIn = async (viewer: Viewer, slug: string) =>
  (await listReview(viewer, slug, { state: "open", kind: "brought-text", limit: 9 })).items;

export const lastNotice = async (viewer: Viewer) => (await listNotices(viewer, { limit: 1 })).items[0];

import type { Transaction } from "@/db/client";
import { countWaiting, openItemOnImport, setReview } from "@/db/queries/brought-imports";
import { type ImportRow, readImport } from "@/db/queries/imports";
import { addLogEntry } from "@/db/queries/moderation-log";
import { inTransaction } from "@/db/transaction";
import { IMPORTS_WAITING } from "@/domain/limits";
import { Conflict, Invalid, NotFound } from "@/domain/problems";
import { isPublished, paragraphsOf } from "@/domain/proposal";
import type { Viewer } from "@/domain/viewer";
import { accessGroup, accessImport, authorOf } from "../access";
import { recordReview } from "../moderation/record-review";
import { beginningOfText } from "./beginning-of-text";
import { countAllWords } from "./publish-text";
import { refuseUnlessTheirs } from "./refuse-unless-theirs";

/**
 * Puts what a member brought before the group's review, as it was seen. It is changed no more until it is given or taken back.
 * @throws Conflict when it is another by now, or waits already
 */
export async function handInImport(viewer: Viewer, slug: string, id: string, version: number): Promise<void> {
  await inTransaction((tx) => handIn(tx, viewer, slug, id, version));
}

/** In the caller's transaction. */
export async function handIn(
  tx: Transaction,
  viewer: Viewer,
  slug: string,
  id: string,
  version: number,
): Promise<void> {
  // One at a time of each member, so that two at once do not both pass the bound.
  await accessGroup(tx, viewer, slug, "group.read", "update");
  const access = await accessImport(tx, viewer, slug, id, "import.hand-in", "update");
  const found = await readImport(tx, access);
  if (!found) throw new NotFound();
  refuseUnfit(found, version);
  const { id: groupId } = access.group;
  const by = authorOf(access);
  if ((await countWaiting(tx, groupId, by.id)) >= IMPORTS_WAITING)
    throw new Conflict("import.too-many-waiting", { limit: IMPORTS_WAITING });
  // Taken back and left as it was, it is not counted anew: a long text takes seconds.
  const isAsBefore = found.handedIn?.version === found.version;
  const handedIn = isAsBefore ? found.handedIn : await handedInAs(found);
  await setReview(tx, access, { review: "waiting", ...(handedIn && { handedIn }) });
  const item = await openItemOnImport(tx, access);
  await addLogEntry(tx, {
    ...{ groupId, action: "hand-in", subject: "import", by, about: by, itemId: item.id },
    ...{ from: found.review, to: "waiting" },
  });
  await recordReview(tx, access, "review.added", item);
}

function refuseUnfit(found: ImportRow, version: number): void {
  if (isPublished(found)) throw new Conflict("import.published");
  refuseUnlessTheirs(found);
  if (found.state !== "ready") throw new Conflict("import.not-ready");
  const { proposal } = found;
  if (found.version !== version)
    throw new Conflict("import.stale", {}, { current: { version: found.version, proposal } });
  if (proposal.title.trim() === "") throw new Invalid("import.title-missing");
  if (paragraphsOf(proposal).length === 0) throw new Invalid("import.nothing-left");
}

async function handedInAs({ version, proposal }: ImportRow) {
  const paragraphs = paragraphsOf(proposal);
  return {
    version,
    title: proposal.title.replace(/\s+/g, " ").trim(),
    authors: proposal.authors,
    paragraphs: paragraphs.length,
    words: await countAllWords(paragraphs, proposal.language),
    beginning: beginningOfText(paragraphs),
  };
}

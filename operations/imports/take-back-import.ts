import { setReview, touchItemOnImport } from "@/db/queries/brought-imports";
import { readImport } from "@/db/queries/imports";
import { addLogEntry } from "@/db/queries/moderation-log";
import { inTransaction } from "@/db/transaction";
import { Conflict, NotFound } from "@/domain/problems";
import { isPublished } from "@/domain/proposal";
import type { Viewer } from "@/domain/viewer";
import { accessImport, authorOf } from "../access";
import { recordReview } from "../moderation/record-review";

/** Takes what one has handed in out of the review, to change it or leave it. @throws Conflict where it was decided on meanwhile */
export async function takeBackImport(viewer: Viewer, slug: string, id: string): Promise<void> {
  await inTransaction(async (tx) => {
    const access = await accessImport(tx, viewer, slug, id, "import.take-back", "update");
    const found = await readImport(tx, access);
    if (!found) throw new NotFound();
    if (isPublished(found)) throw new Conflict("import.published");
    if (found.review !== "waiting") throw new Conflict("import.not-waiting");
    const by = authorOf(access);
    await setReview(tx, access, { review: "begun" });
    const item = await touchItemOnImport(tx, access);
    await addLogEntry(tx, {
      ...{ groupId: access.group.id, action: "take-back", subject: "import", by, about: by },
      ...{ from: "waiting", to: "begun" },
    });
    if (item) await recordReview(tx, access, "review.withdrawn", item);
  });
}

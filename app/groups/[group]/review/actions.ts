"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_request/action";
import { words } from "@/app/_request/words";
import { isOutOfSight } from "@/components/moderation/told-item";
import { MODERATION_NOTE_LENGTH } from "@/domain/limits";
import { Conflict, Invalid } from "@/domain/problems";
import { moderationNote, newDecision, type ReviewItemWire } from "@/domain/wire/moderation";
import { int4, storable } from "@/domain/wire/storable";
import { decideItem } from "@/operations/moderation/decide-item";
import { undoDecision } from "@/operations/moderation/undo-decision";

/** `name` and `kind` are what its line said, for the answer to say again; `look`: the note is only to be shown first. */
const decisionForm = z.object({
  group: storable,
  item: storable,
  version: z.coerce.number().pipe(int4),
  action: newDecision.shape.action,
  stock: moderationNote.default(""),
  note: moderationNote.default(""),
  name: storable,
  kind: storable,
  look: z.literal("1").optional(),
});

type Typed = z.output<typeof decisionForm>;

/** The answer says what was done, or what somebody else has done meanwhile, since the line of it is gone then. */
export const decideAction = action(decisionForm, async (viewer, typed) => {
  const { group, item, version, look } = typed;
  const note = [typed.stock, typed.note].filter(Boolean).join("\n\n");
  if (note.length > MODERATION_NOTE_LENGTH) throw new Invalid("note.too-long", {}, { field: "note" });
  if (look) return { values: { ...fieldsOf(typed), look } };
  const know = () => revalidatePath(`/groups/${group}/review`);
  try {
    const t = await words();
    const givenName = (number: string) => t("flagging.given-name", { number });
    const decided = await decideItem(viewer, item, { action: typed.action, note, version }, givenName);
    know();
    const isAway = decided?.post ? isOutOfSight(decided.post) : decided?.subject.isAway;
    return { values: { ...fieldsOf(typed), stock: "", note, done: "yes", undo: isAway ? item : "" } };
  } catch (thrown) {
    if (!(thrown instanceof Conflict)) throw thrown;
    know();
    const current = thrown.details.current as ReviewItemWire | null | undefined;
    if (!current?.decision) throw thrown;
    const { action, by, note: theirs } = current.decision;
    const now = { nowAction: action, nowBy: by?.name ?? "", nowNote: theirs };
    return { values: { ...fieldsOf(typed), note, ...now } };
  }
});

const fieldsOf = ({ item, action, stock, note, name, kind }: Typed) => ({
  ...{ item, action, stock, note, name, kind },
});

export const restoreAction = action(
  z.object({ group: storable, item: storable }),
  async (viewer, { group, item }) => {
    await undoDecision(viewer, item);
    revalidatePath(`/groups/${group}/review`);
    return undefined;
  },
);

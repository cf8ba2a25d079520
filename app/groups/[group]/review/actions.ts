"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_request/action";
import { words } from "@/app/_request/words";
import { SANCTIONS } from "@/domain/moderation";
import { Conflict, Invalid } from "@/domain/problems";
import { isTimeZone } from "@/domain/time-zones";
import { instantOf } from "@/domain/wall-time";
import { moderationNote, newDecision, type ReviewItemWire } from "@/domain/wire/moderation";
import { int4, storable } from "@/domain/wire/storable";
import { decideItem } from "@/operations/moderation/decide-item";
import { type Kept, keepOrder } from "@/operations/moderation/keep-order";
import { undoDecision } from "@/operations/moderation/undo-decision";
import { typedNote } from "./typed-note";

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
  const note = typedNote(typed);
  if (look) return { values: { ...fieldsOf(typed), look } };
  const know = () => knowQueue(group);
  try {
    const t = await words();
    const givenName = (number: string) => t("flagging.given-name", { number });
    const decided = await decideItem(viewer, item, { action: typed.action, note, version }, givenName);
    know();
    return { values: { ...fieldsOf(typed), stock: "", note, done: "yes", undo: decided?.undo ?? "" } };
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

/** Where it is shown: in the group, and among all groups that one moderates. */
function knowQueue(group: string) {
  revalidatePath(`/groups/${group}/review`);
  revalidatePath("/review");
}

const fieldsOf = ({ item, action, stock, note, name, kind }: Typed) => ({
  ...{ item, action, stock, note, name, kind },
});

export const restoreAction = action(
  z.object({ group: storable, item: storable }),
  async (viewer, { group, item }) => {
    await undoDecision(viewer, item);
    knowQueue(group);
    return undefined;
  },
);

const deeds = [...SANCTIONS, "unsilence", "unban", "lock", "unlock", "move", "move-back"] as const;

/** What is done beside a decision; `until` is as clocks in the group's zone show it. */
const orderForm = z.object({
  group: storable,
  item: storable,
  name: storable,
  deed: z.enum(deeds),
  member: storable,
  thread: storable,
  until: storable.default(""),
  timeZone: storable.refine(isTimeZone),
  paragraph: storable.default(""),
  stock: moderationNote.default(""),
  note: moderationNote.default(""),
  look: z.literal("1").optional(),
});

/** What waits goes on waiting; the answer says what was done, and tells two deeds apart by their time. */
export const keepOrderAction = action(orderForm, async (viewer, typed) => {
  const { group, item, name, deed, member, thread, stock, note, look } = typed;
  const kept = keptOf(typed);
  const values = { item, name, deed, member, thread, at: String(Date.now()) };
  if (look)
    return { values: { ...values, stock, note, look, until: typed.until, paragraph: typed.paragraph } };
  await keepOrder(viewer, group, kept);
  knowQueue(group);
  return { values };
});

/** @throws Invalid where something is missing */
function keptOf(typed: z.output<typeof orderForm>): Kept {
  const { deed, member, thread, until, timeZone } = typed;
  if (deed === "unlock" || deed === "move-back") return { deed, thread };
  if (deed === "unsilence" || deed === "unban") return { deed, member };
  const reason = typedNote(typed);
  if (reason === "") throw new Invalid("note.missing", {}, { field: "note" });
  if (deed === "lock") return { deed, thread, reason };
  if (deed === "move") {
    const paragraph = /^[1-9]\d{0,6}$/.test(typed.paragraph.trim()) ? Number(typed.paragraph) : null;
    if (paragraph === null) throw new Invalid("passage.no-such-paragraph", {}, { field: "paragraph" });
    return { deed, thread, paragraph, reason };
  }
  if (until === "") return { deed, member, until: null, reason };
  if (deed !== "silence") throw new Invalid("sanction.no-until", {}, { field: "until" });
  const end = instantOf(until, timeZone);
  if (!end) throw new Invalid("sanction.no-such-time", {}, { field: "until" });
  return { deed, member, until: end.toISOString(), reason };
}

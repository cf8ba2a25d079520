import { MODERATION_NOTE_LENGTH } from "@/domain/limits";
import { Invalid } from "@/domain/problems";

/** What was chosen of the group's own sentences, and what was typed beside it. @throws Invalid where it is too much */
export function typedNote({ stock, note }: { stock: string; note: string }): string {
  const all = [stock, note].filter(Boolean).join("\n\n");
  if (all.length > MODERATION_NOTE_LENGTH) throw new Invalid("note.too-long", {}, { field: "note" });
  return all;
}

import { database } from "@/db/client";
import type { Viewer } from "@/domain/viewer";
import type { TextWire } from "@/domain/wire/text";
import { accessText } from "../access";
import { textWire } from "./text-wire";

export async function findText(viewer: Viewer, id: string): Promise<TextWire> {
  return textWire(await accessText(database(), viewer, id, "reading.read"));
}

import { useEffect, useState } from "react";
import { findStockNotes } from "@/lib/browser/threads";
import { useRoom } from "../reading/room";
import { StockChoice } from "./stock-choice";

export const withStock = (note: string, stock: string): string =>
  [note.trim(), stock].filter(Boolean).join("\n\n");

/** The group's own sentences, to be put into the note. */
export function StockNotes({ onChoose }: { onChoose: (stock: string) => void }) {
  const { slug } = useRoom().group;
  const [stockNotes, setStockNotes] = useState<string[]>([]);
  useEffect(() => {
    let isWanted = true;
    void findStockNotes(slug).then((found) => isWanted && setStockNotes(found));
    return () => {
      isWanted = false;
    };
  }, [slug]);
  return (
    <StockChoice
      stockNotes={stockNotes}
      value=""
      onChange={({ target }) => target.value && onChoose(target.value)}
    />
  );
}

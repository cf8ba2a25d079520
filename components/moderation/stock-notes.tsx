import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { findStockNotes } from "@/lib/browser/threads";
import { useRoom } from "../reading/room";
import { Field } from "../ui/field";

/** The group's own sentences, to be put into the note. */
export function StockNotes({ onChoose }: { onChoose: (stock: string) => void }) {
  const t = useTranslations("keeping.thread");
  const { slug } = useRoom().group;
  const [stockNotes, setStockNotes] = useState<string[]>([]);
  useEffect(() => {
    let isWanted = true;
    void findStockNotes(slug).then((found) => isWanted && setStockNotes(found));
    return () => {
      isWanted = false;
    };
  }, [slug]);
  if (stockNotes.length === 0) return null;
  return (
    <Field label={t("stock")}>
      {(wiring) => (
        <select {...wiring} value="" onChange={({ target }) => target.value && onChoose(target.value)}>
          <option value="">{t("no-stock")}</option>
          {stockNotes.map((stock) => (
            <option key={stock} value={stock}>
              {stock}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

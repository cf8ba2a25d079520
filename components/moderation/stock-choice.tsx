import type { ComponentPropsWithoutRef } from "react";
import { useTranslations } from "use-intl";
import { Field } from "../ui/field";

type Props = { stockNotes: readonly string[] } & Omit<
  ComponentPropsWithoutRef<"select">,
  "children" | "aria-describedby" | "id"
>;

/** The group's own sentences, one of which is chosen; nothing where it has none. */
export function StockChoice({ stockNotes, ...select }: Props) {
  const t = useTranslations("keeping");
  if (stockNotes.length === 0) return null;
  return (
    <Field label={t("stock")}>
      {(wiring) => (
        <select {...wiring} {...select}>
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

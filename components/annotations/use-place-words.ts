import { useTranslations } from "use-intl";

/** How a paragraph is named: "¶12". */
export function usePlaceWords() {
  const t = useTranslations("annotations.place");
  return (number: number | null) => (number === null ? t("heading") : t("number", { number }));
}

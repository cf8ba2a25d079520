import { useTranslations } from "use-intl";
import { buttonClass } from "../ui/button";

/** Without scripts nothing shows while one types: this asks to see it first. */
export function LookButton() {
  const t = useTranslations("moderation.order");
  return (
    <noscript>
      <button type="submit" name="look" value="1" className={buttonClass()}>
        {t("look")}
      </button>
    </noscript>
  );
}

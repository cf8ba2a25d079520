import type { ReadingWire } from "@/domain/wire/reading";
import type { Translate } from "@/messages/translator";
import styles from "../assignments/assigned-lines.module.css";

type Props = { reading: Pick<ReadingWire, "text">; group: { slug: string }; at: string; t: Translate };

/** Under the title of a reading: that its text was corrected, and where the editions before are to be had. */
export function CorrectedLine({ reading, group, at, t }: Props) {
  return (
    <p className={styles.line} dir="auto" data-print="no">
      {t("editions.corrected", { at })}{" "}
      <a href={`/groups/${group.slug}/texts/${reading.text}`}>{t("editions.earlier")}</a>
    </p>
  );
}

import type { ReadingWire } from "@/domain/wire/reading";
import type { Translate } from "@/messages/translator";
import styles from "../assignments/assigned-lines.module.css";

type Props = { lost: { open: number; resting: number }; reading: Pick<ReadingWire, "url">; t: Translate };

/** Under the title of a reading: that the talk has threads which stand nowhere in the text any more. */
export function LostLine({ lost, reading, t }: Props) {
  return (
    <p className={styles.line} dir="auto" data-print="no">
      <a href={`${new URL(reading.url).pathname}/lost`}>
        {lost.open > 0
          ? t("lost.line.open", { open: lost.open })
          : t("lost.line.resting", { resting: lost.resting })}
      </a>
    </p>
  );
}

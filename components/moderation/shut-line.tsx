import type { Shut } from "@/domain/posting-pace";
import type { Translate } from "@/messages/translator";
import styles from "../assignments/assigned-lines.module.css";

type Props = {
  shut: Shut;
  t: Translate;
  /** A moment as it is told to this reader. */
  tell: (at: string) => string;
};

/** Under the title of a reading: that nobody writes at this time, before somebody begins to. */
export function ShutLine({ shut, t, tell }: Props) {
  const when = tell((shut.why === "closed" ? shut.at : shut.until).toISOString());
  return (
    <p className={styles.lines} data-print="no">
      {t(`posting.shut.${shut.why}`, { when })}
    </p>
  );
}

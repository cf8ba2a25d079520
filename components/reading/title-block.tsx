import { useTranslations } from "use-intl";
import { useRoom } from "./room";
import styles from "./title-block.module.css";

/** The paragraph where the reader stopped, and where it stands in the page. */
export type GoOn = { anchor: string; number: number | null };

type Props = { goOn: GoOn | null };

/** Words a minute at which people read a text they mean to talk about. */
const PACE = 200;

export function TitleBlock({ goOn }: Props) {
  const t = useTranslations("reading.title-block");
  const { reading } = useRoom();
  const minutes = Math.max(1, Math.round(reading.wordCount / PACE));

  return (
    <header className={styles.block}>
      <div lang={reading.language ?? undefined}>
        <h1 className={styles.title}>{reading.title}</h1>
        {reading.authors.length > 0 && <p className={styles.authors}>{reading.authors.join(", ")}</p>}
      </div>
      <p className={styles.facts}>
        <span dir="auto">{t("facts", { paragraphs: reading.paragraphCount, minutes })}</span>
        {goOn && (
          <a dir="auto" href={`#${goOn.anchor}`} data-print="no">
            {goOn.number === null ? t("go-on") : t("go-on-at", { number: goOn.number })}
          </a>
        )}
      </p>
    </header>
  );
}

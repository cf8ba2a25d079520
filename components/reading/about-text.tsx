import { safeHref } from "@/domain/bodies/safe-href";
import type { ReadingWire } from "@/domain/wire/reading";
import type { Translate } from "@/messages/translator";
import styles from "./about-text.module.css";

/** Longer than this it is no name any more. */
const LICENCE_NAME = 100;

type Props = { reading: Pick<ReadingWire, "date" | "source" | "licence">; t: Translate };

/** Under the title of a reading: when its text is from, and where. Drawn on the server alone. */
export function AboutText({ reading: { date, source, licence }, t }: Props) {
  if (!date && !source && !licence) return null;
  return (
    <ul className={styles.about}>
      {date && <li dir="auto">{date}</li>}
      {source && (
        <li dir="auto">
          {t("library.about.origin-is")} <Source source={source} />
        </li>
      )}
      {licence && <Licence licence={licence} t={t} />}
    </ul>
  );
}

/** Terms written out are folded away, so that the text stays first. */
function Licence({ licence, t }: { licence: string; t: Translate }) {
  if (licence.length <= LICENCE_NAME) return <li dir="auto">{t("library.about.licence-is", { licence })}</li>;
  return (
    <li>
      <details>
        <summary>{t("library.about.licence")}</summary>
        <p dir="auto">{licence}</p>
      </details>
    </li>
  );
}

/** An address is a link to where it says. */
function Source({ source }: { source: string }) {
  const href = safeHref(source);
  if (href === null) return <bdi>{source}</bdi>;
  return (
    <a href={href} rel="noreferrer noopener ugc">
      {source}
    </a>
  );
}

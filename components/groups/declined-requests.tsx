"use client";

import { useFormatter, useTranslations } from "use-intl";
import lines from "../ui/lines.module.css";
import { QuotedWords } from "../ui/quoted-words";
import styles from "./group-page.module.css";

type Props = {
  /** `name`: none of a group that is private by now. */
  requests: { slug: string; name: string | null; declinedAt: Date; note: string | null }[];
};

/** What became of one's requests to join, where the answer was no. */
export function DeclinedRequests({ requests }: Props) {
  const t = useTranslations("home.declined");
  const ofGroups = useTranslations("groups.join");
  const format = useFormatter();
  if (requests.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="declined">
      <h2 id="declined">{t("title")}</h2>
      <ul className={lines.list}>
        {requests.map(({ slug, name, declinedAt, note }) => (
          <li key={slug} className={lines.line}>
            <span dir="auto">{name === null ? slug : <a href={`/groups/${slug}`}>{name}</a>}</span>
            <span className={lines.quiet}>
              {t("at", { at: format.dateTime(declinedAt, { dateStyle: "medium" }) })}
            </span>
            {note && (
              <div className={lines.below}>
                <QuotedWords said={ofGroups("they-wrote")}>{note}</QuotedWords>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

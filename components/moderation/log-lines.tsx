"use client";

import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import lines from "../ui/lines.module.css";
import { Time } from "../ui/time";
import { LogWords, type ToldEntry } from "./log-line";
import styles from "./review.module.css";

export function LogLines({ slug, entries }: { slug: string; entries: ToldEntry[] }) {
  const t = useTranslations("moderation.log");
  return (
    <ol className={lines.list}>
      {entries.map((entry) => (
        <li key={entry.id} className={lines.line}>
          <span className={lines.words}>
            <span dir="auto">
              <LogWords entry={entry} />
            </span>
            <span className={lines.quiet}>
              <Time {...entry.told} />
              {entry.reading && (
                <>
                  {" · "}
                  <a href={placeHref(slug, entry)}>{t(entry.post ? "post" : "place")}</a>
                </>
              )}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function placeHref(slug: string, { reading, annotation, post }: ToldEntry): string {
  const at = new URLSearchParams({ ...(annotation && { a: annotation }), ...(post && { post }) });
  return `/groups/${slug}/readings/${reading}${at.size > 0 ? `?${at}` : ""}`;
}

type FilterProps = { members: { id: string; name: string }[]; chosen: string | undefined; isWhole: boolean };

/** Asks the page's own address, so that it works without scripts and can be passed on. */
export function LogFilter({ members, chosen, isWhole }: FilterProps) {
  const t = useTranslations("moderation.log");
  return (
    <form className={styles.filter}>
      <Field label={t("about")}>
        {(wiring) => (
          <select {...wiring} name="member" defaultValue={chosen ?? ""}>
            <option value="">{t("everybody")}</option>
            {members.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <label className={styles.also}>
        <input type="checkbox" name="deleted" value="shown" defaultChecked={isWhole} />
        {t("deleted")}
      </label>
      <Button type="submit">{t("show")}</Button>
    </form>
  );
}

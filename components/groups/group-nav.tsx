"use client";

import { useTranslations } from "use-intl";
import styles from "./group-nav.module.css";

export type GroupPlace = "texts" | "members" | "invitations" | "settings";

const paths: Record<GroupPlace, string> = {
  texts: "",
  members: "/members",
  invitations: "/invitations",
  settings: "/settings",
};

type Props = { slug: string; here: GroupPlace; places: GroupPlace[] };

/** The rooms of a group that are open to whoever looks. */
export function GroupNav({ slug, here, places }: Props) {
  const t = useTranslations("groups.nav");
  return (
    <nav className={styles.nav} aria-label={t("label")}>
      {places.map((place) => (
        <a
          key={place}
          href={`/groups/${slug}${paths[place]}`}
          aria-current={place === here ? "page" : undefined}
          data-name={t(place)}
        >
          {t(place)}
        </a>
      ))}
    </nav>
  );
}

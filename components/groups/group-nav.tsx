"use client";

import { useTranslations } from "use-intl";
import styles from "./group-nav.module.css";

export type GroupPlace = "texts" | "assignments" | "members" | "invitations" | "settings";

const paths: Record<GroupPlace, string> = {
  texts: "",
  assignments: "/assignments",
  members: "/members",
  invitations: "/invitations",
  settings: "/settings",
};

type Props = {
  slug: string;
  here: GroupPlace | undefined;
  within: GroupPlace | undefined;
  places: GroupPlace[];
};

/** The rooms of a group that are open to whoever looks. */
export function GroupNav({ slug, here, within, places }: Props) {
  const t = useTranslations("groups.nav");
  return (
    <nav className={styles.nav} aria-label={t("label")}>
      {places.map((place) => (
        <a
          key={place}
          href={`/groups/${slug}${paths[place]}`}
          aria-current={place === here ? "page" : place === within ? "true" : undefined}
          data-name={t(place)}
        >
          {t(place)}
        </a>
      ))}
    </nav>
  );
}

"use client";

import { useTranslations } from "use-intl";
import { WaitingCount } from "../moderation/waiting-words";
import styles from "./group-nav.module.css";

export type GroupPlace =
  | "texts"
  | "assignments"
  | "members"
  | "review"
  | "invitations"
  | "settings"
  | "rules";

const paths: Record<GroupPlace, string> = {
  texts: "",
  assignments: "/assignments",
  members: "/members",
  review: "/review",
  invitations: "/invitations",
  settings: "/settings",
  rules: "/rules",
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
          {place === "review" ? (
            <span>
              {t(place)}
              <WaitingCount />
            </span>
          ) : (
            t(place)
          )}
        </a>
      ))}
    </nav>
  );
}

"use client";

import { useTranslations } from "use-intl";
import { useRoom } from "../reading/room";
import styles from "./composer.module.css";
import type { Thread } from "./thread";

/** Who will see it, said before it is sent. */
export function AudienceWords({ thread: { audience, subgroup } }: { thread: Thread }) {
  const t = useTranslations("annotations.composer");
  const audienceWords = useAudienceWords();
  return <span className={styles.who}>{audience === "me" ? t("me") : audienceWords(subgroup ?? null)}</span>;
}

/** Of what is for others: for a subgroup, by its name, or for all. While the subgroups are together, all members read theirs. */
export function useAudienceWords(): (subgroup: string | null) => string {
  const t = useTranslations("annotations.composer");
  const { group, talk } = useRoom();
  return (subgroup) => {
    if (subgroup !== null && talk.apart)
      return t(subgroup === talk.apart.subgroup ? "subgroup" : "other-subgroup", { subgroup });
    return group.visibility === "public" && subgroup === null
      ? t("public")
      : t("everyone", { group: group.name });
  };
}

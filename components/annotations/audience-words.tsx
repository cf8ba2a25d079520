"use client";

import { useTranslations } from "use-intl";
import type { Audience } from "@/domain/annotations";
import { useRoom } from "../reading/room";
import styles from "./composer.module.css";

/** Who will see it, said before it is sent. */
export function AudienceWords({ audience }: { audience: Audience }) {
  const t = useTranslations("annotations.composer");
  const { group } = useRoom();
  return (
    <span className={styles.who}>
      {audience === "me"
        ? t("me")
        : group.visibility === "public"
          ? t("public")
          : t("everyone", { group: group.name })}
    </span>
  );
}

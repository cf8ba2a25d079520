"use client";

import { useTranslations } from "use-intl";
import { useRoom } from "../reading/room";
import styles from "./composer.module.css";

/** To whom one is who one is, said before one writes, where one bears a pseudonym. */
export function WritesAs() {
  const t = useTranslations("annotations.composer");
  const { me, group } = useRoom();
  if (!me?.isPseudonym) return null;
  return (
    <p className={styles.as}>
      {t.rich("as", { name: me.name, who: group.visibility, b: (words) => <bdi>{words}</bdi> })}
    </p>
  );
}

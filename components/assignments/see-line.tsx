"use client";

import { useTranslations } from "use-intl";
import { Time } from "../ui/time";
import type { ToldAssignment } from "./told-assignment";

/** When members see what others write; nothing is said where it is as everywhere. */
export function SeeLine({ assignment: { see, told } }: { assignment: ToldAssignment }) {
  const t = useTranslations("assignments.see");
  if (see.others === "open") return null;
  if (see.revealed) return t("revealed");
  if (see.others === "after-own") return t("after-own", { own: see.own ?? 1 });
  const { seeAt } = told;
  if (!seeAt) return t("on-reveal");
  return t.rich("at", { at: seeAt.text, time: () => <Time {...seeAt} /> });
}

import { useTranslations } from "use-intl";
import { FLOOD } from "@/domain/limits";
import type { PostingProps } from "./posting-fields";

/** What is set of when and how much members write: each by what its field is called. */
export function usePostingFacts({ settings, closesAt }: Pick<PostingProps, "settings" | "closesAt">) {
  const t = useTranslations("posting.settings");
  const words = useTranslations("moderation.settings");
  const isSo = (so: boolean) => words(so ? "yes" : "no");
  const orNone = (value: number | null) => (value === null ? words("none") : String(value));
  const { quietHours: quiet } = settings;
  const facts: [string, string][] = [
    [t("first-days"), orNone(settings.firstDays)],
    [t("between"), orNone(settings.secondsBetween)],
    [t("new-posts"), orNone(settings.newPostsADay)],
    [t("new-days"), String(settings.newDays)],
    [t("repeats"), isSo(settings.refusesRepeats)],
    [t("floods", { posts: FLOOD.posts, minutes: FLOOD.seconds / 60 }), isSo(settings.holdsFloods)],
    [t("closes"), closesAt.replace("T", " ") || words("none")],
    [t("replies"), isSo(settings.repliesClose)],
    [t("quiet-from"), quiet ? t("quiet-is", quiet) : words("none")],
    [t("spam"), isSo(settings.asksSpamCheck)],
  ];
  return facts;
}

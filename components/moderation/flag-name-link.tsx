import { useTranslations } from "use-intl";
import lines from "../ui/lines.module.css";
import { VisuallyHidden } from "../ui/visually-hidden";

type Props = { slug: string; member: { id: string; name: string } };

/** Where one asks the moderators to look at somebody's name. */
export function FlagNameLink({ slug, member }: Props) {
  const t = useTranslations("flagging");
  return (
    <a className={lines.quiet} href={`/groups/${slug}/flag?${new URLSearchParams({ name: member.id })}`}>
      {t("flag-name")} <VisuallyHidden>{member.name}</VisuallyHidden>
    </a>
  );
}

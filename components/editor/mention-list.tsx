import { useTranslations } from "use-intl";
import styles from "./mention-list.module.css";
import type { useMentions } from "./use-mentions";

type Props = Pick<ReturnType<typeof useMentions>, "offered" | "id" | "optionId" | "choose">;

/** Below the words and not over them, so that it has its room on every screen. */
export function MentionList({ offered, id, optionId, choose }: Props) {
  const t = useTranslations("editor");
  if (!offered) return null;
  return (
    <div role="listbox" id={id} aria-label={t("mention")} className={styles.list}>
      {offered.members.map((member, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the editor's, where the caret stays
        <div
          key={member.id}
          role="option"
          tabIndex={-1}
          id={optionId(at)}
          aria-selected={at === offered.at}
          className={styles.option}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(at)}
        >
          <bdi>{member.name}</bdi> <bdi className={styles.handle}>@{member.handle}</bdi>
        </div>
      ))}
    </div>
  );
}

import { useTranslations } from "use-intl";
import { QuotedWords } from "../ui/quoted-words";
import styles from "./note-preview.module.css";

type Props = {
  /** Who reads it, and where. */
  as: string;
  /** What they are told with it. */
  told?: string | undefined;
  words: string;
};

/** A note as it will be read, before it is sent; nothing while it is empty. */
export function NotePreview({ as, told, words }: Props) {
  const t = useTranslations("keeping");
  if (words.trim() === "") return null;
  return (
    <div className={styles.preview}>
      <p className={styles.quiet}>{as}</p>
      {told && <p dir="auto">{told}</p>}
      <QuotedWords said={t("they-say")}>{words.trim()}</QuotedWords>
    </div>
  );
}

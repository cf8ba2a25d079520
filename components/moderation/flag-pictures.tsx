"use client";

import { useTranslations } from "use-intl";
import { WORDLESS } from "@/domain/pictures";
import styles from "./flag-pictures.module.css";

type Props = {
  /** What leads to the page for one of them, without its key. */
  path: string;
  pictures: readonly { key: string; url: string; words: string }[];
};

/** The pictures of a text, to say which is meant. */
export function FlagPictures({ path, pictures }: Props) {
  const t = useTranslations("flagging.ask");
  if (pictures.length === 0) return null;
  return (
    <section>
      <h2>{t("pictures")}</h2>
      <ul className={styles.pictures}>
        {pictures.map(({ key, url, words }, at) => (
          <li key={key}>
            <a href={`${path}&picture=${key}`}>
              <FlaggedPicture url={url} />
              {words === WORDLESS ? t("picture-number", { number: at + 1 }) : words}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Beside its words, which say what it is. */
export const FlaggedPicture = ({ url }: { url: string }) => (
  // biome-ignore lint/performance/noImgElement: it is served as it is kept, after the right to it was asked
  <img className={styles.picture} src={url} alt="" loading="lazy" />
);

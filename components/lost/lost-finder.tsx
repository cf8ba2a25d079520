"use client";

import { useTranslations } from "use-intl";
import type { FoundWords } from "@/domain/lost-threads";
import { anchorOf } from "@/domain/paragraphs";
import search from "../groups/search-form.module.css";
import { Button } from "../ui/button";
import { TextField } from "../ui/text-field";
import styles from "./lost.module.css";

type Props = {
  words: string | undefined;
  found: FoundWords[] | null;
  /** There may be more than were found. */
  isCut: boolean;
};

/** Looks for words in the whole text, and leads to where they stand. */
export function LostFinder({ words, found, isCut }: Props) {
  const t = useTranslations("lost");
  return (
    <>
      <search>
        <form className={search.form}>
          <TextField
            label={t("find.label")}
            type="search"
            name="q"
            maxLength={200}
            autoComplete="off"
            dir="auto"
            defaultValue={words}
          />
          <Button type="submit">{t("find.button")}</Button>
        </form>
      </search>
      {found && words && (
        <div className={styles.found}>
          <p role="status">
            {isCut ? t("find.many", { count: found.length }) : t("find.found", { count: found.length })}
          </p>
          <ol className={styles.places}>
            {found.map((place) => (
              <li key={place.key}>
                <a href={`?${new URLSearchParams({ q: words, p: place.key })}#${anchorOf(place)}`}>
                  {place.number === null
                    ? t("place-of.heading")
                    : t("place-of.number", { number: place.number })}
                </a>{" "}
                <span dir="auto">{place.around}</span>
              </li>
            ))}
          </ol>
        </div>
      )}
    </>
  );
}

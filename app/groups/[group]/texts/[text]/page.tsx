import { orNotFound } from "@/app/_request/or-not-found";
import { single } from "@/app/_request/query";
import { timeTeller } from "@/app/_request/tell-time";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { SmallForm } from "@/components/forms/small-form";
import { EditionLines } from "@/components/library/edition-lines";
import { RefusedNotice } from "@/components/library/refused-notice";
import { UploadForm } from "@/components/library/upload-forms";
import { TranslationLines } from "@/components/translations/translation-lines";
import { Notice } from "@/components/ui/notice";
import { pageByPlace } from "@/domain/wire/list";
import { listEditions } from "@/operations/texts/list-editions";
import { openText } from "@/operations/texts/open-text";
import { GroupFrame } from "../../group-frame";
import { groupOfPage, titledInGroup } from "../../group-of-page";
import { problemFrom } from "../../import/problem-in-query";
import { correctByHandAction, deleteTranslationAction } from "./actions";

type Props = PageProps<"/groups/[group]/texts/[text]">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, undefined, "editions.title");

/** The editions of a text, and for those who may correct it the ways to the next one. */
export default async function TextPage({ params, searchParams }: Props) {
  const [{ group: slug, text: textId }, query] = await Promise.all([params, searchParams]);
  const opened = await groupOfPage(slug);
  const [current, t] = await Promise.all([viewer(), words()]);
  const { text, readings, mayCorrect, translations, mayTranslate } = await orNotFound(
    openText(current, slug, textId),
  );
  const { after } = pageByPlace.safeParse({ after: single(query.after) }).data ?? {};
  const { items, next } = await listEditions(current, text.id, { limit: 20, after });
  const teller = await timeTeller(opened.group.timeZone);
  const base = `/groups/${opened.group.slug}`;
  const path = `/texts/${text.id}`;
  const going = readings.find(({ isArchived }) => !isArchived);
  const toReading = going && <a href={`${base}/readings/${going.id}`}>{t("editions.open-reading")}</a>;
  return (
    <GroupFrame opened={opened} within="texts" path={path} title={t("editions.of", { title: text.title })}>
      {query.published === "yes" && <Notice action={toReading}>{t("editions.published")}</Notice>}
      {query.translated === "yes" && <Notice action={toReading}>{t("translations.published")}</Notice>}
      {query.translated === "away" && (
        <Notice action={mayTranslate && <a href={`${base}/import`}>{t("translations.unfinished")}</a>}>
          {t("translations.gone")}
        </Notice>
      )}
      <RefusedNotice problem={problemFrom(query)} />
      <EditionLines
        editions={items}
        readings={readings}
        base={base}
        t={t}
        tell={(at) => teller(at)?.text ?? ""}
      />
      {next && <a href={`${base}${path}?after=${next}`}>{t("editions.more")}</a>}
      {(mayTranslate || translations.length > 0) && (
        <section aria-labelledby="translations">
          <h2 id="translations">{t("translations.title")}</h2>
          <TranslationLines
            translations={translations}
            t={t}
            actions={
              mayTranslate
                ? ({ id, title }) => (
                    <>
                      {" · "}
                      <a href={`${base}${path}/translations/${id}`}>
                        {t("translations.look-after.link", { title })}
                      </a>
                      <SmallForm
                        action={deleteTranslationAction}
                        submit={t("translations.away", { title })}
                        fields={{ group: opened.group.slug, text: text.id, translation: id }}
                      />
                    </>
                  )
                : undefined
            }
          />
          {mayTranslate && (
            <>
              <h3>{t("translations.add.title")}</h3>
              <p>{t("translations.add.how")}</p>
              <UploadForm action={`${base}/import/upload?translates=${text.id}`} />
            </>
          )}
        </section>
      )}
      {mayCorrect && (
        <section aria-labelledby="correct">
          <h2 id="correct">{t("editions.correct.title")}</h2>
          <p>{t("editions.correct.how")}</p>
          <p>{t("editions.correct.by-hand-how")}</p>
          <SmallForm
            action={correctByHandAction}
            submit={t("editions.correct.by-hand")}
            fields={{ group: opened.group.slug, text: text.id }}
            variant="primary"
          />
          <h3>{t("editions.correct.by-file")}</h3>
          <UploadForm action={`${base}/import/upload?text=${text.id}`} />
        </section>
      )}
    </GroupFrame>
  );
}

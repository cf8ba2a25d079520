import { notFound } from "next/navigation";
import { orNotFound } from "@/app/_request/or-not-found";
import { single } from "@/app/_request/query";
import { timeTeller } from "@/app/_request/tell-time";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { SmallForm } from "@/components/forms/small-form";
import { AboutTextForm } from "@/components/library/about-text-form";
import { EditionLines } from "@/components/library/edition-lines";
import { RefusedNotice } from "@/components/library/refused-notice";
import { UploadForm } from "@/components/library/upload-forms";
import { Notice } from "@/components/ui/notice";
import { pageByPlace } from "@/domain/wire/list";
import { openText } from "@/operations/texts/open-text";
import { listTranslatedEditions } from "@/operations/translations/list-translated-editions";
import { GroupFrame } from "../../../../group-frame";
import { groupOfPage, titledInGroup } from "../../../../group-of-page";
import { problemFrom } from "../../../../import/problem-in-query";
import { correctTranslationByHandAction, editTranslationAction } from "./actions";

type Props = PageProps<"/groups/[group]/texts/[text]/translations/[translation]">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "text.import", "translations.look-after.title");

/** What is said about a translation, and the ways to its next edition, for those who look after the text. */
export default async function TranslationPage({ params, searchParams }: Props) {
  const [{ group: slug, text: textId, translation: id }, query] = await Promise.all([params, searchParams]);
  const opened = await groupOfPage(slug, "text.import");
  const [current, t] = await Promise.all([viewer(), words()]);
  const { text, readings, translations, mayTranslate } = await orNotFound(openText(current, slug, textId));
  const translation = translations.find((one) => one.id === id);
  if (!mayTranslate || !translation) notFound();
  const base = `/groups/${opened.group.slug}`;
  const fields = { group: opened.group.slug, text: text.id, translation: id };
  const path = `/texts/${text.id}/translations/${id}`;
  const { after } = pageByPlace.safeParse({ after: single(query.after) }).data ?? {};
  const { items, next } = await listTranslatedEditions(current, id, { limit: 20, after });
  const teller = await timeTeller(opened.group.timeZone);
  const going = readings.find(({ isArchived }) => !isArchived);
  const { title, translators: authors, ...said } = translation;
  return (
    <GroupFrame opened={opened} within="texts" path={path} title={t("translations.look-after.title")}>
      <p>
        <bdi lang={translation.language}>{title}</bdi>
        {" · "}
        <a href={`${base}/texts/${text.id}`}>{t("editions.of", { title: text.title })}</a>
      </p>
      {query.published === "yes" && (
        <Notice
          action={
            going && <a href={`${base}/readings/${going.id}?in=${id}`}>{t("translations.look-after.read")}</a>
          }
        >
          {t("translations.look-after.published")}
        </Notice>
      )}
      <RefusedNotice problem={problemFrom(query)} />
      <section aria-labelledby="correct">
        <h2 id="correct">{t("translations.look-after.correct")}</h2>
        <p>{t("translations.look-after.how")}</p>
        <SmallForm
          action={correctTranslationByHandAction}
          submit={t("editions.correct.by-hand")}
          fields={fields}
          variant="primary"
        />
        <h3>{t("editions.correct.by-file")}</h3>
        <p>{t("translations.look-after.by-file-how")}</p>
        <UploadForm action={`${base}/import/upload?translates=${text.id}&translation=${id}`} />
      </section>
      <section aria-labelledby="editions">
        <h2 id="editions">{t("editions.title")}</h2>
        <EditionLines editions={items} base={base} t={t} tell={(at) => teller(at)?.text ?? ""} />
        {next && <a href={`${base}${path}?after=${next}`}>{t("editions.more")}</a>}
      </section>
      <section aria-labelledby="about">
        <h2 id="about">{t("translations.look-after.about")}</h2>
        <AboutTextForm
          action={editTranslationAction}
          fields={fields}
          said={{ ...said, title, authors }}
          version={translation.version}
          isTranslation
        />
      </section>
    </GroupFrame>
  );
}

import { notFound } from "next/navigation";
import { orNotFound } from "@/app/_request/or-not-found";
import { single } from "@/app/_request/query";
import { timeTeller } from "@/app/_request/tell-time";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { EditionText } from "@/components/reading/edition-text";
import { Notice } from "@/components/ui/notice";
import { openEdition } from "@/operations/readings/open-edition";
import { GroupFrame } from "../../../../group-frame";
import { groupOfPage, titledInGroup } from "../../../../group-of-page";

type Props = PageProps<"/groups/[group]/readings/[reading]/editions/[number]">;

const PLACE = /^\d{1,7}$/;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, undefined, "editions.title");

/** An earlier edition of a reading with its discussion as it stood: to be read only. */
export default async function EditionPage({ params, searchParams }: Props) {
  const { group: slug, reading: id, number: asked } = await params;
  const beginning = single((await searchParams).from) ?? "0";
  if (!PLACE.test(asked) || !PLACE.test(beginning)) notFound();
  const [number, from] = [Number(asked), Number(beginning)];
  const opened = await groupOfPage(slug);
  const [current, t] = await Promise.all([viewer(), words()]);
  const found = await orNotFound(openEdition(current, { group: slug, reading: id, number, from }));
  const { reading, isCurrent, paragraphs, before, after } = found;
  const teller = await timeTeller(opened.group.timeZone);
  const base = `/groups/${opened.group.slug}`;
  const path = `/readings/${reading.id}`;
  const page = (start: number) => `${base}${path}/editions/${number}?from=${start}`;
  return (
    <GroupFrame
      opened={opened}
      within="texts"
      path={`${path}/editions/${number}`}
      title={t("editions.old.title", { title: reading.title, number })}
    >
      <Notice action={<a href={`${base}${path}`}>{t("editions.old.to-current")}</a>}>
        {t(isCurrent ? "editions.old.this-is" : "editions.old.banner")}
      </Notice>
      <p>
        <a href={`${base}/texts/${reading.textId}`}>{t("editions.old.to-list")}</a>
      </p>
      {before !== null && <a href={page(before)}>{t("editions.old.before")}</a>}
      <EditionText
        paragraphs={paragraphs}
        language={reading.language}
        direction={reading.direction}
        t={t}
        tell={(at) => teller(at)?.text ?? ""}
      />
      {after !== null && <a href={page(after)}>{t("editions.old.after")}</a>}
    </GroupFrame>
  );
}

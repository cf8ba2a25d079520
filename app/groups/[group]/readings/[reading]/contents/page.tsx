import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { addressOf } from "@/app/_request/client";
import { orNotFound } from "@/app/_request/or-not-found";
import { single } from "@/app/_request/query";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { ContentsList } from "@/components/contents/contents-list";
import { FindForm } from "@/components/contents/find-form";
import { FoundList } from "@/components/contents/found-list";
import { parseSettings, READER_COOKIE } from "@/components/reading/reader-settings";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import {
  choiceAsked,
  choiceInAddress,
  choiceQuery,
  LANGUAGES_COOKIE,
  type LanguageChoice,
  parseChoices,
} from "@/domain/language-choice";
import { NotFound, TooMany } from "@/domain/problems";
import { isSameSlug } from "@/domain/slugs";
import { findQuery } from "@/domain/wire/reading";
import { findInText } from "@/operations/readings/find-in-text";
import { findReading } from "@/operations/readings/find-reading";
import { listContents } from "@/operations/readings/list-contents";
import { GroupFrame } from "../../../group-frame";
import { groupOfPage } from "../../../group-of-page";

type Props = PageProps<"/groups/[group]/readings/[reading]/contents">;

const find = cache(async (group: string, id: string) => {
  const reading = await orNotFound(findReading(await viewer(), id));
  if (!isSameSlug(reading.group, group)) notFound();
  return reading;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { group, reading } = await params;
  return { title: `${(await words())("contents.title")} · ${(await find(group, reading)).title}` };
}

/** What a text consists of and where the talk is in it; or where some words stand in it. */
export default async function ContentsPage({ params, searchParams }: Props) {
  const { group, reading: id } = await params;
  const [reading, opened, t, query] = await Promise.all([
    find(group, id),
    groupOfPage(group),
    words(),
    searchParams,
  ]);
  const path = `/groups/${opened.group.slug}/readings/${id}`;
  const choice = choiceInAddress(query);
  const asked = findQuery.safeParse({ q: single(query.q), after: single(query.after) }).data;

  return (
    <GroupFrame
      opened={opened}
      within="texts"
      path={`/readings/${id}/contents`}
      title={t("contents.title")}
      facts={
        <a href={path + choiceQuery(choice ?? null)} dir="auto">
          {reading.title}
        </a>
      }
    >
      <FindForm path={`${path}/contents`} words={asked?.q ?? ""} choice={choice} t={t} />
      {asked ? (
        <Found {...{ id, path, asked, choice }} text={reading.text} />
      ) : (
        <Contents id={id} path={path} choice={choice} />
      )}
    </GroupFrame>
  );
}

async function Contents({ id, path, choice }: Omit<Looking, "asked" | "text">) {
  const [t, kept, asking] = await Promise.all([words(), cookies(), viewer()]);
  const { hidesSpoilers } = parseSettings(kept.get(READER_COOKIE)?.value);
  const parts = await orNotFound(listContents(asking, id, { hidesSpoilers }));
  if (parts.length === 0) return <EmptyState>{t("contents.empty")}</EmptyState>;
  return <ContentsList parts={parts} path={path} choice={choice} t={t} />;
}

type Asked = NonNullable<ReturnType<typeof findQuery.safeParse>["data"]>;
type Looking = {
  id: string;
  path: string;
  asked: Asked;
  text: string;
  /** The language that the address asks for, before what is remembered. */
  choice: LanguageChoice | null | undefined;
};

async function Found({ id, path, asked: { q, after, limit }, text, choice: inAddress }: Looking) {
  const [t, from, asking, kept] = await Promise.all([words(), headers(), viewer(), cookies()]);
  const choice =
    inAddress === undefined ? parseChoices(kept.get(LANGUAGES_COOKIE)?.value).get(text) : inAddress;
  const findIn = (language: string | undefined) =>
    findInText(asking, id, { words: q, after, limit, in: language }, { address: addressOf(from) });
  const found = await findIn(choice?.beside ? undefined : choice?.translation)
    // It was taken away since it was chosen.
    .catch((problem: unknown) => (choice && problem instanceof NotFound ? findIn(undefined) : raise(problem)))
    .catch((problem: unknown) => (problem instanceof TooMany ? null : raise(problem)));
  if (!found) return <Notice>{t("contents.too-many")}</Notice>;
  const { total, items, next, language } = found;
  const contents = <a href={`${path}/contents${choiceQuery(inAddress ?? null)}`}>{t("contents.clear")}</a>;
  if (total.places === 0)
    return <EmptyState action={contents}>{t("contents.none", { words: q })}</EmptyState>;
  return (
    <section aria-label={t("contents.found", total)}>
      <p>
        <span role="status">{t("contents.found", total)}</span> {contents}
      </p>
      <FoundList {...{ items, path, language, t }} choice={inAddress} />
      {next && (
        <a
          href={`${path}/contents?${new URLSearchParams({ q, after: next })}${inAddress ? `&${choiceAsked(inAddress)}` : ""}`}
        >
          {t("contents.more")}
        </a>
      )}
    </section>
  );
}

const raise = (problem: unknown): never => {
  throw problem;
};

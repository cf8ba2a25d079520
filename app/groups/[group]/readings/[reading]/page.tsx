import "@fontsource-variable/source-serif-4";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { orNotFound } from "@/app/_request/or-not-found";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { parseSettings, READER_COOKIE } from "@/components/reading/reader-settings";
import { ReadingRoom } from "@/components/reading/reading-room";
import { anchorOf, textHtml } from "@/components/reading/section-html";
import { layDownText } from "@/components/reading/text-handover";
import { isSameSlug } from "@/domain/slugs";
import { storable } from "@/domain/wire/storable";
import { type OpenReading, openReading } from "@/operations/readings/open-reading";

type Props = PageProps<"/groups/[group]/readings/[reading]">;

const open = cache(async (group: string, reading: string, at?: string) => {
  const opened = await orNotFound(openReading(await viewer(), reading, at));
  if (!isSameSlug(opened.group.slug, group)) notFound();
  return opened;
});

async function openFor({ params, searchParams }: Props): Promise<OpenReading> {
  const [{ group, reading }, { p }] = await Promise.all([params, searchParams]);
  return open(group, reading, storable.safeParse(p).data);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { reading, group } = await openFor(props);
  return { title: `${reading.title} · ${group.name}` };
}

export default async function ReadingPage(props: Props) {
  const { paragraphs, ...opening } = await openFor(props);
  const { reading, counts, at, stoppedAt } = opening;
  const [t, kept] = await Promise.all([words(), cookies()]);
  const html = textHtml(reading.edition, paragraphs, counts, {
    number: (number) => t("reading.paragraph.number", { number }),
    count: ({ threads, fresh }) => t("reading.paragraph.count", { threads, fresh }),
  });
  const stopped = at ? undefined : paragraphs.find(({ key, index }) => key === stoppedAt && index > 0);

  return (
    <ReadingRoom
      opening={opening}
      textKey={layDownText(html)}
      settings={parseSettings(kept.get(READER_COOKIE)?.value)}
      shown={at?.annotations.length ? (paragraphs.find(({ key }) => key === at.key)?.index ?? null) : null}
      goOn={stopped ? { anchor: anchorOf(stopped), number: stopped.number } : null}
    />
  );
}

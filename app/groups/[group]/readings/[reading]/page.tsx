import "@fontsource-variable/source-serif-4";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { orNotFound } from "@/app/_request/or-not-found";
import { paceOfRequest } from "@/app/_request/pace";
import { timeTeller } from "@/app/_request/tell-time";
import { viewer } from "@/app/_request/viewer";
import { words as wordsOfRequest } from "@/app/_request/words";
import { AssignedLines } from "@/components/assignments/assigned-lines";
import { KeptBack } from "@/components/assignments/kept-back";
import { LostLine } from "@/components/lost/lost-line";
import { ShutLine } from "@/components/moderation/shut-line";
import { AboutText } from "@/components/reading/about-text";
import { CorrectedLine } from "@/components/reading/corrected-line";
import { layDown } from "@/components/reading/page-handover";
import { parseSettings, READER_COOKIE } from "@/components/reading/reader-settings";
import { ReadingRoom } from "@/components/reading/reading-room";
import { textHtml } from "@/components/reading/section-html";
import { countsReadTo } from "@/components/reading/spoilers";
import { titleHead } from "@/components/reading/title-head";
import { firstSections } from "@/domain/editions";
import { choiceInAddress, LANGUAGES_COOKIE, parseChoices } from "@/domain/language-choice";
import { isSameSlug } from "@/domain/slugs";
import { storable } from "@/domain/wire/storable";
import { type OpenReading, openReading } from "@/operations/readings/open-reading";
import { asRead } from "./as-read";
import { FarPlace } from "./far-place";
import { FirstMarks } from "./first-marks";
import { textWords } from "./text-words";

type Props = PageProps<"/groups/[group]/readings/[reading]">;

/** @param language of the address, the id of a translation or nothing */
const open = cache(
  async (group: string, reading: string, at?: string, language?: string, isBeside?: boolean) => {
    const [kept, who] = await Promise.all([cookies(), viewer()]);
    const asked = choiceInAddress({ in: language, beside: isBeside ? "" : undefined });
    const choose = (textId: string) =>
      asked === undefined ? parseChoices(kept.get(LANGUAGES_COOKIE)?.value).get(textId) : asked;
    const opened = await orNotFound(openReading(who, reading, at, choose));
    if (!isSameSlug(opened.group.slug, group)) notFound();
    return { ...opened, reading: asRead(opened) };
  },
);

async function openFor({ params, searchParams }: Props) {
  const [{ group, reading }, { p, in: language, beside }] = await Promise.all([params, searchParams]);
  const asked = typeof language === "string" ? language : undefined;
  return open(group, reading, storable.safeParse(p).data, asked, beside !== undefined);
}

/** An earlier edition is a page of its own, on which nothing can be written. */
async function leadToEdition({ params, searchParams }: Props): Promise<void> {
  const [{ group, reading }, { edition }] = await Promise.all([params, searchParams]);
  if (typeof edition === "string" && /^\d{1,7}$/.test(edition))
    redirect(
      `/groups/${encodeURIComponent(group)}/readings/${encodeURIComponent(reading)}/editions/${edition}`,
    );
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { reading, group } = await openFor(props);
  return { title: `${reading.title} · ${group.name}` };
}

export default async function ReadingPage(props: Props) {
  await leadToEdition(props);
  const { edition, stoppedAt, assignments, keptBy, shut, lost, corrected, translations, readIn, ...opening } =
    await openFor(props);
  const { at, me, readThrough } = opening;
  const [words, kept, t, pace] = await Promise.all([
    textWords(),
    cookies(),
    wordsOfRequest(),
    paceOfRequest(),
  ]);
  const settings = parseSettings(kept.get(READER_COOKIE)?.value);
  const hidesSpoilers = settings.hidesSpoilers && me !== null;
  const counts = hidesSpoilers ? countsReadTo(opening.counts, readThrough) : opening.counts;
  const stopped = at || !stoppedAt ? undefined : edition.paragraphs[stoppedAt];
  const html = textHtml(edition, firstSections(edition, at?.index ?? 0), counts, words);

  return (
    <>
      {!at && <FarPlace edition={edition} />}
      <ReadingRoom
        handoverKey={layDown({ html, opening: { ...opening, paragraphs: edition.paragraphs.length } })}
        settings={settings}
        shown={at?.threads.length ? at.index : null}
        assigned={
          <>
            <AboutText reading={opening.reading} t={t} />
            {corrected && <Corrected {...corrected} opening={opening} />}
            {shut && <NotNow {...shut} />}
            {assignments.length + keptBy.length > 0 && (
              <Assigned {...{ assignments, keptBy, edition }} readingId={opening.reading.id} />
            )}
            {lost.open + lost.resting > 0 && <LostLine lost={lost} reading={opening.reading} t={t} />}
          </>
        }
        head={titleHead({ opening: { ...opening, counts }, translations, readIn, stopped, pace, t })}
      />
      {!hidesSpoilers && <FirstMarks edition={edition} opening={opening} />}
    </>
  );
}

type Corrected = NonNullable<OpenReading["corrected"]> & { opening: Pick<OpenReading, "reading" | "group"> };

async function Corrected({ at, timeZone, opening: { reading, group } }: Corrected) {
  const [t, teller] = await Promise.all([wordsOfRequest(), timeTeller(timeZone)]);
  return <CorrectedLine {...{ reading, group, t }} at={teller(at)?.text ?? ""} />;
}

async function NotNow({ timeZone, ...shut }: NonNullable<OpenReading["shut"]>) {
  const [t, teller] = await Promise.all([wordsOfRequest(), timeTeller(timeZone)]);
  return <ShutLine shut={shut} t={t} tell={(at) => teller(at)?.text ?? ""} />;
}

type Assigned = Pick<OpenReading, "assignments" | "keptBy" | "edition"> & { readingId: string };

async function Assigned({ assignments, keptBy, edition, readingId }: Assigned) {
  const { timeZone } = assignments[0] ?? keptBy[0] ?? { timeZone: "UTC" };
  const [t, teller, pace] = await Promise.all([wordsOfRequest(), timeTeller(timeZone), paceOfRequest()]);
  const tell = (at: string) => teller(at)?.text ?? "";
  return (
    <>
      <AssignedLines {...{ assignments, readingId, pace, t, tell }} />
      <KeptBack
        assignments={keptBy}
        readingId={readingId}
        indexOf={(key) => edition.indexByKey.get(key)}
        t={t}
        tell={tell}
      />
    </>
  );
}

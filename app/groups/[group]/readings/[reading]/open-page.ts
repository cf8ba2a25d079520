import type { GetServerSidePropsContext, GetServerSidePropsResult } from "next";
import { type Asker, askerOf } from "@/app/_request/asker";
import { foundOrNull } from "@/app/_request/found-or-null";
import { answerAlike } from "@/app/_request/kept-document";
import { frameFor, keepDrawn, type PageFrame } from "@/app/_request/page-frame";
import { single } from "@/app/_request/query";
import type { Opening } from "@/components/reading/opening";
import type { Handed } from "@/components/reading/page-handover";
import { parseSettings, READER_COOKIE } from "@/components/reading/reader-settings";
import type { ReadingRoomProps } from "@/components/reading/reading-room";
import { textHtml } from "@/components/reading/section-html";
import { countsReadTo } from "@/components/reading/spoilers";
import { firstSections } from "@/domain/editions";
import { choiceInAddress, LANGUAGES_COOKIE, parseChoices } from "@/domain/language-choice";
import { isSameSlug } from "@/domain/slugs";
import { storable } from "@/domain/wire/storable";
import { type OpenReading, openReading } from "@/operations/readings/open-reading";
import { asRead } from "./as-read";
import { drawAbove, keptBack } from "./draw-above";
import { drawPage } from "./draw-page";
import { placeScript } from "./far-place";
import { marksScript } from "./first-marks";
import { textWords } from "./text-words";

type Context = Pick<GetServerSidePropsContext, "req" | "res" | "params" | "query">;
export type PageProps = { frame: PageFrame; room: ReadingRoomProps };

/** Makes the reading page out of a request (`pages/groups/[group]/readings/[reading].tsx`). */
export async function openPage(context: Context): Promise<GetServerSidePropsResult<PageProps>> {
  const edition = addressOfEdition(context);
  if (edition) return { redirect: { destination: edition, permanent: false } };
  const asker = await askerOf(context);
  const opened = await foundOrNull(openFor(context, asker));
  if (!opened || !isSameSlug(opened.group.slug, single(context.params?.group) ?? ""))
    return { notFound: true };
  const settings = parseSettings(asker.cookie(READER_COOKIE));
  const title = `${asRead(opened).title} · ${opened.group.name} · ${asker.t("site.name")}`;
  const frame = frameFor(asker, { title, theme: settings.theme });
  const { handed, ...room } = roomOf(opened, asker, settings, single(context.req.headers["x-nonce"]));
  const html = drawPage(frame, { ...room, handed });
  const props = { frame, room };
  if (!answerAlike(context, frame, { html, props })) keepDrawn(context.req, html);
  return { props };
}

/** An earlier edition is a page of its own, on which nothing can be written. */
function addressOfEdition({ params, query }: Context): string | null {
  const { group = "", reading = "" } = params ?? {};
  const edition = single(query.edition);
  if (edition === undefined || !/^\d{1,7}$/.test(edition)) return null;
  return `/groups/${encodeURIComponent(`${group}`)}/readings/${encodeURIComponent(`${reading}`)}/editions/${edition}`;
}

function openFor({ params, query }: Context, { viewer, cookie }: Asker): Promise<OpenReading> {
  const asked = choiceInAddress({
    in: single(query.in),
    beside: query.beside === undefined ? undefined : "",
  });
  const choose = (textId: string) =>
    asked === undefined ? parseChoices(cookie(LANGUAGES_COOKIE)).get(textId) : asked;
  return openReading(viewer, single(params?.reading) ?? "", storable.safeParse(query.p).data, choose);
}

function roomOf(
  opened: OpenReading,
  asker: Asker,
  settings: ReadingRoomProps["settings"],
  nonce: string | undefined,
): ReadingRoomProps & { handed: Handed } {
  const { edition, readThrough, at } = opened;
  const opening = openingOf(opened);
  const hidesSpoilers = settings.hidesSpoilers && opened.me !== null;
  const counts = hidesSpoilers ? countsReadTo(opened.counts, readThrough) : opened.counts;
  const html = textHtml(edition, firstSections(edition, at?.index ?? 0), counts, textWords(asker.locale));
  const drawn = {
    ...drawAbove({ ...opened, reading: opening.reading, counts }, asker),
    scripts: {
      before: at ? null : placeScript(edition),
      after: hidesSpoilers ? null : marksScript(edition, opening),
      nonce,
    },
  };
  return {
    handed: { html, opening, drawn },
    settings,
    shown: at?.threads.length ? at.index : null,
    kept: keptBack(opened, asker),
  };
}

/** Of what was opened, what the browser goes on with. */
function openingOf(opened: OpenReading): Opening {
  const { edition, stoppedAt, assignments, keptBy, shut, lost, corrected, translations, readIn, ...opening } =
    opened;
  return { ...opening, reading: asRead(opened), paragraphs: edition.paragraphs.length };
}

import "@fontsource-variable/source-serif-4";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import { cookies } from "next/headers";
import { orNotFound } from "@/app/_request/or-not-found";
import { single } from "@/app/_request/query";
import { viewer } from "@/app/_request/viewer";
import { localeOfRequest, words } from "@/app/_request/words";
import { LostDesk } from "@/components/lost/lost-desk";
import { PlacedNotice } from "@/components/lost/placed-notice";
import { parseSettings, READER_COOKIE } from "@/components/reading/reader-settings";
import { textHtml } from "@/components/reading/section-html";
import { firstSections } from "@/domain/editions";
import { idSchema } from "@/domain/ids";
import { storable } from "@/domain/wire/storable";
import { openLost } from "@/operations/annotations/open-lost";
import { GroupFrame } from "../../../group-frame";
import { groupOfPage, titledInGroup } from "../../../group-of-page";
import { textWords } from "../text-words";
import { reattachAction, restAction, takeBackAction, takeUpAction } from "./actions";
import { FoundInText } from "./found-words";

type Props = PageProps<"/groups/[group]/readings/[reading]/lost">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, undefined, "lost.title");

/** Threads that a corrected edition has left without a place, beside the text in which it may be found. */
export default async function LostPage({ params, searchParams }: Props) {
  const [{ group: slug, reading: id }, query, kept] = await Promise.all([params, searchParams, cookies()]);
  const opened = await groupOfPage(slug);
  const lost = await orNotFound(
    openLost(await viewer(), id, {
      group: slug,
      at: storable.safeParse(single(query.p)).data,
      placed: idSchema.safeParse(single(query.placed)).data,
      after: cursorOf(single(query.after)),
    }),
  );
  const { reading, edition, placed } = lost;
  const t = await words();
  const inText = textWords(await localeOfRequest());
  const path = `/readings/${reading.id}/lost`;
  const home = new URL(reading.url).pathname;
  return (
    <GroupFrame
      opened={opened}
      within="texts"
      path={path}
      title={t("lost.title")}
      facts={<a href={home}>{reading.title}</a>}
    >
      <p>{t("lost.facts")}</p>
      {placed && (
        <PlacedNotice
          key={placed.thread.id}
          {...placed}
          takeBack={takeBackAction}
          fields={{ group: opened.group.slug, reading: reading.id }}
        />
      )}
      <LostDesk
        reading={reading}
        open={lost.open}
        next={lost.next}
        resting={lost.resting}
        group={opened.group.slug}
        settings={parseSettings(kept.get(READER_COOKIE)?.value)}
        html={textHtml(edition, firstSections(edition, lost.at), {}, inText)}
        reattach={reattachAction}
        rest={restAction}
        takeUp={takeUpAction}
        finder={
          <FoundInText
            id={reading.id}
            path={`${home}/lost`}
            q={single(query.q)}
            language={reading.language}
          />
        }
      />
    </GroupFrame>
  );
}

/** Numbers of events, which is the order of lists by time. */
const cursorOf = (typed: string | undefined): string | undefined =>
  typed !== undefined && /^\d{1,15}$/.test(typed) ? typed : undefined;

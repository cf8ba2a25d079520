import { orNotFound } from "@/app/_request/or-not-found";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { OwnHighlight } from "@/components/moderation/own-highlight";
import { findAnnotation } from "@/operations/annotations/find-annotation";
import { findHighlightJudgement } from "@/operations/moderation/find-highlight-judgement";
import { GroupFrame } from "../../group-frame";
import { groupOfPage, titledInGroup } from "../../group-of-page";
import { appealHighlightAction } from "./actions";

type Props = PageProps<"/groups/[group]/highlights/[annotation]">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, undefined, "flagging.own-highlight.title");

/** Where its notice leads whoever had a highlight hidden. */
export default async function OwnHighlightPage({ params }: Props) {
  const { group: named, annotation } = await params;
  const opened = await groupOfPage(named);
  const current = await viewer();
  const [judgement, { id, url, passage }, t] = await Promise.all([
    orNotFound(findHighlightJudgement(current, annotation)),
    orNotFound(findAnnotation(current, annotation)),
    words(),
  ]);
  return (
    <GroupFrame opened={opened} path={`/highlights/${id}`} title={t("flagging.own-highlight.title")}>
      <OwnHighlight
        slug={opened.group.slug}
        highlight={{ id, url, quote: passage.quote }}
        judgement={judgement}
        appeal={appealHighlightAction}
      />
    </GroupFrame>
  );
}

import { notFound } from "next/navigation";
import { orNotFound } from "@/app/_request/or-not-found";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { AboutTextForm } from "@/components/library/about-text-form";
import { findReading } from "@/operations/readings/find-reading";
import { GroupFrame } from "../../../group-frame";
import { groupOfPage, titledInGroup } from "../../../group-of-page";
import { editTextAction } from "./actions";

type Props = PageProps<"/groups/[group]/readings/[reading]/about">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "text.import", "library.about.edit");

export default async function AboutTextPage({ params }: Props) {
  const { group: asked, reading: id } = await params;
  const opened = await groupOfPage(asked, "text.import");
  const [reading, t] = [await orNotFound(findReading(await viewer(), id)), await words()];
  const { slug } = opened.group;
  if (reading.group !== slug) notFound();
  return (
    <GroupFrame
      opened={opened}
      within="texts"
      path={`/readings/${reading.id}/about`}
      title={t("library.about.edit")}
    >
      <p dir="auto">
        <a href={`/groups/${slug}/readings/${reading.id}`}>{reading.title}</a>
      </p>
      <p>{t("library.about.intro")}</p>
      <AboutTextForm
        action={editTextAction}
        fields={{ group: slug, reading: reading.id, text: reading.text }}
        said={{ ...reading, origin: reading.source }}
        version={reading.textVersion}
      />
    </GroupFrame>
  );
}

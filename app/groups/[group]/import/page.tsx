import { words } from "@/app/_request/words";
import { RefusedNotice } from "@/components/library/refused-notice";
import { PasteForm, UploadForm } from "@/components/library/upload-forms";
import { GroupFrame } from "../group-frame";
import { groupOfPage, titledInGroup } from "../group-of-page";
import { problemFrom } from "./problem-in-query";

type Props = PageProps<"/groups/[group]/import">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "text.import", "import.title");

export default async function ImportPage({ params, searchParams }: Props) {
  const opened = await groupOfPage((await params).group, "text.import");
  const [problem, t] = [problemFrom(await searchParams), await words()];
  const action = `/groups/${opened.group.slug}/import/upload`;
  return (
    <GroupFrame opened={opened} within="texts" path="/import" title={t("import.title")}>
      <p>{t("import.intro")}</p>
      <RefusedNotice problem={problem} />
      <section aria-labelledby="file">
        <h2 id="file">{t("import.from-file")}</h2>
        <UploadForm action={action} />
      </section>
      <section aria-labelledby="pasted">
        <h2 id="pasted">{t("import.from-paste")}</h2>
        <PasteForm action={action} />
      </section>
    </GroupFrame>
  );
}

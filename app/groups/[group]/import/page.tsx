import { cursorIn } from "@/app/_request/query";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { RefusedNotice } from "@/components/library/refused-notice";
import { UnfinishedImports } from "@/components/library/unfinished-imports";
import { AddressForm, PasteForm, UploadForm } from "@/components/library/upload-forms";
import { Notice } from "@/components/ui/notice";
import { listImports } from "@/operations/imports/list-imports";
import { GroupFrame } from "../group-frame";
import { groupOfPage, titledInGroup } from "../group-of-page";
import { deleteImportAction } from "./actions";
import { problemFrom } from "./problem-in-query";

type Props = PageProps<"/groups/[group]/import">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "text.import", "import.title");

export default async function ImportPage({ params, searchParams }: Props) {
  const opened = await groupOfPage((await params).group, "text.import");
  const { slug } = opened.group;
  const [query, current, t] = [await searchParams, await viewer(), await words()];
  const problem = problemFrom(query);
  // Few enough to leave the forms in view.
  const { items, next } = await listImports(current, slug, { after: cursorIn(query.after), limit: 5 });
  const action = `/groups/${slug}/import/upload`;
  return (
    <GroupFrame opened={opened} within="texts" path="/import" title={t("import.title")}>
      <p>{t("import.intro")}</p>
      <RefusedNotice problem={problem} />
      {query.deleted === "yes" && <Notice>{t("import.unfinished.deleted")}</Notice>}
      {items.length > 0 && (
        <section aria-labelledby="unfinished">
          <h2 id="unfinished">{t("import.unfinished.title")}</h2>
          <UnfinishedImports slug={slug} imports={items} remove={deleteImportAction} />
          {next && <a href={`/groups/${slug}/import?after=${next}`}>{t("import.unfinished.more")}</a>}
        </section>
      )}
      <section aria-labelledby="file">
        <h2 id="file">{t("import.from-file")}</h2>
        <UploadForm action={action} />
      </section>
      <section aria-labelledby="fetched">
        <h2 id="fetched">{t("import.from-address")}</h2>
        <AddressForm action={action} address={typeof query.address === "string" ? query.address : ""} />
      </section>
      <section aria-labelledby="pasted">
        <h2 id="pasted">{t("import.from-paste")}</h2>
        <PasteForm action={action} />
      </section>
    </GroupFrame>
  );
}

import { notFound } from "next/navigation";
import { cursorIn, single } from "@/app/_request/query";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { RefusedNotice } from "@/components/library/refused-notice";
import { UnfinishedImports } from "@/components/library/unfinished-imports";
import { AddressForm, PasteForm, UploadForm } from "@/components/library/upload-forms";
import { Notice } from "@/components/ui/notice";
import type { Translate } from "@/messages/translator";
import { listImports } from "@/operations/imports/list-imports";
import { GroupFrame } from "../group-frame";
import { groupOfPage, titledInGroup } from "../group-of-page";
import { deleteImportAction } from "./actions";
import { problemFrom } from "./problem-in-query";

type Props = PageProps<"/groups/[group]/import">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "import.list", "import.title");

export default async function ImportPage({ params, searchParams }: Props) {
  const opened = await groupOfPage((await params).group, "import.list");
  const { slug } = opened.group;
  const [query, current, t] = [await searchParams, await viewer(), await words()];
  const problem = problemFrom(query);
  // Few enough to leave the forms in view.
  const { items, next } = await listImports(current, slug, { after: cursorIn(query.after), limit: 5 });
  const { "text.bring": mayBring, "text.import": mayImport } = opened.may;
  // Whoever may bring nothing comes here for what they have brought.
  if (!mayBring && items.length === 0 && query.deleted !== "yes") notFound();
  const action = `/groups/${slug}/import/upload`;
  return (
    <GroupFrame opened={opened} within="texts" path="/import" title={t("import.title")}>
      <p>{t(mayImport ? "import.intro" : mayBring ? "import.intro-member" : "import.not-taken")}</p>
      <RefusedNotice problem={problem} />
      {query.deleted === "yes" && <Notice>{t("import.unfinished.deleted")}</Notice>}
      {items.length > 0 && (
        <section aria-labelledby="unfinished">
          <h2 id="unfinished">{t("import.unfinished.title")}</h2>
          <UnfinishedImports slug={slug} imports={items} remove={deleteImportAction} />
          {next && <a href={`/groups/${slug}/import?after=${next}`}>{t("import.unfinished.more")}</a>}
        </section>
      )}
      {mayBring && <Ways action={action} address={single(query.address) ?? ""} t={t} />}
    </GroupFrame>
  );
}

type WaysProps = { action: string; address: string; t: Translate };

function Ways({ action, address, t }: WaysProps) {
  return (
    <>
      <section aria-labelledby="file">
        <h2 id="file">{t("import.from-file")}</h2>
        <UploadForm action={action} />
      </section>
      <section aria-labelledby="fetched">
        <h2 id="fetched">{t("import.from-address")}</h2>
        <AddressForm action={action} address={address} />
      </section>
      <section aria-labelledby="pasted">
        <h2 id="pasted">{t("import.from-paste")}</h2>
        <PasteForm action={action} />
      </section>
    </>
  );
}

import { headers } from "next/headers";
import { addressOf } from "@/app/_request/client";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { FindForm } from "@/components/contents/find-form";
import { FoundList } from "@/components/contents/found-list";
import { Notice } from "@/components/ui/notice";
import { TooMany } from "@/domain/problems";
import { findQuery } from "@/domain/wire/reading";
import { findInText } from "@/operations/readings/find-in-text";

type Props = { id: string; path: string; q: string | undefined; language: string | null };

/** Looks for words in the whole text, and leads to where they stand on this page. */
export async function FoundInText({ id, path, q, language }: Props) {
  const t = await words();
  const asked = findQuery.safeParse({ q }).data;
  return (
    <>
      <FindForm path={path} words={asked?.q ?? ""} t={t} />
      {asked && <Found {...{ id, path, asked, language }} />}
    </>
  );
}

type Found = Omit<Props, "q"> & { asked: { q: string; limit: number } };

async function Found({ id, path, asked: { q, limit }, language }: Found) {
  const [t, from, asking] = await Promise.all([words(), headers(), viewer()]);
  const found = await findInText(asking, id, { words: q, limit }, { address: addressOf(from) }).catch(
    (problem: unknown) => {
      if (problem instanceof TooMany) return null;
      throw problem;
    },
  );
  if (!found) return <Notice>{t("contents.too-many")}</Notice>;
  return (
    <>
      <p role="status">
        {found.total.places === 0 ? t("contents.none", { words: q }) : t("contents.found", found.total)}
      </p>
      <FoundList items={found.items} path={path} language={language} t={t} />
    </>
  );
}

import type { Metadata } from "next";
import { titled } from "@/app/_request/page-title";
import { cursorIn, single } from "@/app/_request/query";
import { SitePage } from "@/app/_request/site-page";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { GroupLines } from "@/components/groups/group-lines";
import { NoPublicGroup } from "@/components/groups/no-public-group";
import { SearchForm } from "@/components/groups/search-form";
import { PageHeading } from "@/components/ui/page-heading";
import { isSignedIn } from "@/domain/viewer";
import { groupWords } from "@/domain/wire/group";
import { listOpenToAll } from "@/operations/groups/list-groups";

export const generateMetadata = (): Promise<Metadata> => titled("groups.public.title");

const GROUPS_AT_ONCE = 30;

/** Every group that anybody may read. */
export default async function PublicGroupsPage({ searchParams }: PageProps<"/groups">) {
  const query = await searchParams;
  const q = groupWords.safeParse(single(query.q)).data;
  const after = cursorIn(query.after);
  const [current, t] = await Promise.all([viewer(), words()]);
  const { items, next } = await listOpenToAll(current, { q, after, limit: GROUPS_AT_ONCE });
  const isWhole = q === undefined && after === undefined;
  return (
    <SitePage path="/groups">
      <PageHeading facts={t("groups.public.words")}>{t("groups.public.title")}</PageHeading>
      {(items.length > 0 || !isWhole) && <SearchForm words={q} />}
      {items.length > 0 ? (
        <GroupLines groups={items} />
      ) : (
        <NoPublicGroup isWhole={isWhole} isSignedIn={isSignedIn(current)} />
      )}
      {next && (
        <a href={`/groups?${new URLSearchParams({ ...(q ? { q } : {}), after: next })}`}>
          {t("groups.public.more")}
        </a>
      )}
    </SitePage>
  );
}

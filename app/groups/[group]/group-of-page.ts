import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { orNotFound } from "@/app/_request/or-not-found";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import type { Translate } from "@/messages/translator";
import { type OfferedAbility, type OpenedGroup, openGroup } from "@/operations/groups/open-group";
import { findOwnRequest } from "@/operations/members/find-own-request";

const open = cache(async (slug: string) => orNotFound(openGroup(await viewer(), slug)));

/** The group of a page, found once a request; the page is not there for those who may not do what it is for. */
export async function groupOfPage(slug: string, ability?: OfferedAbility): Promise<OpenedGroup> {
  const opened = await open(slug);
  if (ability && !opened.may[ability]) notFound();
  return opened;
}

/** Null for whoever waits to be let into a group that has turned private meanwhile. */
export const groupUnlessClosed = cache(async (slug: string): Promise<OpenedGroup | null> => {
  const request = await findOwnRequest(await viewer(), slug);
  return request?.isClosed ? null : open(slug);
});

/** For `generateMetadata`: "Members · Walden Readers", and nothing of a group that is not there. */
export async function titledInGroup(
  slug: string,
  ability: OfferedAbility | undefined,
  key: Parameters<Translate>[0],
): Promise<Metadata> {
  const { group } = await groupOfPage(slug, ability);
  return { title: `${(await words())(key)} · ${group.name}` };
}

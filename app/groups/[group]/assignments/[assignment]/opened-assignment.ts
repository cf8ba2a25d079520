import { notFound } from "next/navigation";
import { cache } from "react";
import { orNotFound } from "@/app/_request/or-not-found";
import { viewer } from "@/app/_request/viewer";
import { type OpenedAssignment, openAssignment } from "@/operations/assignments/open-assignment";

const open = cache(async (slug: string, id: string) => orNotFound(openAssignment(await viewer(), slug, id)));

/** The assignment of a page, found once a request; the page is not there for those who may not do what it is for. */
export async function assignmentOfPage(
  { group, assignment }: { group: string; assignment: string },
  ability?: keyof OpenedAssignment["may"],
): Promise<OpenedAssignment> {
  const opened = await open(group, assignment);
  if (ability && !opened.may[ability]) notFound();
  return opened;
}

import { database } from "@/db/client";
import type {
  AbilityOn,
  OnAnnotation,
  OnAssignment,
  OnGroup,
  OnImport,
  OnNamed,
  OnPost,
  OnReading,
  OnSite,
} from "@/domain/policy";
import { SignedOut } from "@/domain/problems";
import { isSignedIn, type Viewer } from "@/domain/viewer";
import {
  accessAccounts,
  accessAnnotation,
  accessAssignment,
  accessEditions,
  accessGroup,
  accessGroupToInspect,
  accessGroupToName,
  accessImport,
  accessMember,
  accessPost,
  accessReading,
  accessReview,
  accessSite,
  accessText,
  accessWithdrawnAssignment,
} from "./access";

/*
 * Only the question, for a request whose input does not fit or that was answered before: whoever may not make it is told
 * that first. Each throws what the door throws.
 */

export async function askGroup(viewer: Viewer, slug: string, ability: AbilityOn<OnGroup>): Promise<void> {
  await accessGroup(database(), viewer, slug, ability);
}

export async function askImport(
  viewer: Viewer,
  slug: string,
  id: string,
  ability: AbilityOn<OnImport>,
): Promise<void> {
  await accessImport(database(), viewer, slug, id, ability);
}

export async function askMember(
  viewer: Viewer,
  slug: string,
  id: string,
  ability: AbilityOn<OnNamed>,
): Promise<void> {
  await accessMember(database(), viewer, slug, id, ability);
}

export async function askText(viewer: Viewer, id: string, ability: AbilityOn<OnReading>): Promise<void> {
  await accessText(database(), viewer, id, ability);
}

/** One's own place is one's own to change in some ways, whoever one is. */
export async function askToEditMember(viewer: Viewer, slug: string, id: string): Promise<void> {
  const own = await isOwnPlace(viewer, slug, id);
  await askMember(viewer, slug, id, own ? "member.give-up-pseudonym" : "group.approve-request");
}

/** Whoever may take themselves out, or others. */
export async function askToDropMember(viewer: Viewer, slug: string, id: string): Promise<void> {
  if (await isOwnPlace(viewer, slug, id)) await askGroup(viewer, slug, "group.leave");
  else await askMember(viewer, slug, id, "member.remove");
}

async function isOwnPlace(viewer: Viewer, slug: string, id: string): Promise<boolean> {
  const { membership } = await accessGroup(database(), viewer, slug, "group.list-members");
  return membership?.id === id.toLowerCase();
}

export async function askReading(viewer: Viewer, id: string, ability: AbilityOn<OnReading>): Promise<void> {
  await accessReading(database(), viewer, id, ability);
}

export async function askEditions(viewer: Viewer, id: string, ability: AbilityOn<OnGroup>): Promise<void> {
  await accessEditions(database(), viewer, id, ability);
}

export async function askAssignment(
  viewer: Viewer,
  id: string,
  ability: AbilityOn<OnAssignment>,
): Promise<void> {
  await accessAssignment(database(), viewer, id, ability);
}

export async function askToRestoreAssignment(viewer: Viewer, id: string): Promise<void> {
  await accessWithdrawnAssignment(database(), viewer, id);
}

export async function askAnnotation(
  viewer: Viewer,
  id: string,
  ability: AbilityOn<OnAnnotation>,
): Promise<void> {
  await accessAnnotation(database(), viewer, id, ability);
}

export async function askPost(viewer: Viewer, id: string, ability: AbilityOn<OnPost>): Promise<void> {
  await accessPost(database(), viewer, id, ability);
}

export async function askReview(viewer: Viewer, itemId: string): Promise<void> {
  await accessReview(database(), viewer, itemId);
}

export function askSignedIn(viewer: Viewer): void {
  if (!isSignedIn(viewer)) throw new SignedOut();
}

export function askSite(viewer: Viewer, ability: AbilityOn<OnSite>): void {
  accessSite(viewer, ability);
}

export function askAccounts(viewer: Viewer): void {
  accessAccounts(viewer);
}

export async function askToNameOrganizer(viewer: Viewer, slug: string): Promise<void> {
  await accessGroupToName(database(), viewer, slug);
}

export async function askToInspect(viewer: Viewer, slug: string): Promise<void> {
  await accessGroupToInspect(database(), viewer, slug);
}

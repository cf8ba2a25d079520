import { eq, ne } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { ENDPOINTS } from "@/app/api/v1/_endpoints/all";
import { database } from "@/db/client";
import { inspections } from "@/db/schema/site";
import { imports } from "@/db/schema/texts";
import { users } from "@/db/schema/users";
import { newId } from "@/domain/ids";
import type { SignedInViewer } from "@/domain/viewer";
import { newInvitation } from "@/domain/wire/invitation";
import { newSanction } from "@/domain/wire/moderation";
import { addToken } from "@/operations/accounts/add-token";
import { revokeToken } from "@/operations/accounts/revoke-token";
import { reattachAnnotation } from "@/operations/annotations/reattach-annotation";
import { restAnnotation } from "@/operations/annotations/rest-annotation";
import { addInvitation } from "@/operations/invitations/add-invitation";
import { sanctionMember } from "@/operations/moderation/sanction-member";
import { addRoster } from "@/operations/roster/add-roster";
import { addSubgroup } from "@/operations/subgroups/add-subgroup";
import { listSubgroups } from "@/operations/subgroups/list-subgroups";
import { moveEverybody } from "@/operations/subgroups/move-everybody";
import { removeSubgroup } from "@/operations/subgroups/remove-subgroup";
import { assign } from "../support/build-assignment";
import { buildTaking, keepBegun, keepForReview } from "../support/build-brought";
import { annotate, type buildGroupReading, reply } from "../support/build-discussion";
import { loseWords } from "../support/build-edition";
import { buildGroup, setPlace, takeIn } from "../support/build-group";
import { decide, flag, flagHighlight, itemAbout } from "../support/build-review";
import { buildUser } from "../support/cast";
import { hangPicture } from "../support/hang-picture";
import { publishTranslation } from "../support/publish-translation";
import { handlersOf, routePaths, send } from "./routes";

/*
 * Every REST operation on a private group, asked by everybody there is: the status each of them gets. Signed out and
 * with a dead token it is 401, whether the thing exists or not; outsiders get 404, exactly as for what is not there, and
 * so does an organizer's own token that was made for another group of theirs.
 */
const WHO = [
  "signed out",
  "dead token",
  "stranger",
  "site admin",
  "observer",
  "member",
  "author",
  "moderator",
  "organizer",
  "read-only",
  "bound elsewhere",
] as const;
type Who = (typeof WHO)[number];

type Subject = {
  slug: string;
  reading: string;
  text: string;
  assignment: string;
  annotation: string;
  /** The author's, whose words an edition has lost; one that rests; and one that its author has re-attached. */
  lost: string;
  resting: string;
  reattached: string;
  post: string;
  member: string;
  invitation: string;
  subgroup: string;
  /** The author's post that a moderator has hidden, and one that waits in the queue. */
  hidden: string;
  item: string;
  /** What was decided of it, and the author’s highlight. */
  hiddenItem: string;
  highlight: string;
  hiddenHighlight: string;
  /** The key of one in the text. */
  picture: string;
  /** What the author has brought, and that waits for review. */
  begun: string;
  waiting: string;
  translation: string;
  /** A member who may not write. */
  silenced: string;
  removedSubgroup: string;
  /** A member whom the group's roster has made. */
  rostered: string;
  /** Of somebody who is in no group. */
  newcomer: string;
  account: string;
  suspended: string;
  /** Of an invitation to another group. */
  token: string;
};
type Row = {
  params?: (on: Subject) => Record<string, string>;
  query?: string | ((on: Subject) => string);
  body?: (on: Subject) => unknown;
  statuses: string;
};

const onAccount = (on: Subject) => ({ id: on.account });
const onSuspended = (on: Subject) => ({ id: on.suspended });
const inGroup = (on: Subject) => ({ slug: on.slug });
const inReading = (on: Subject) => ({ reading: on.reading });
const onText = (on: Subject) => ({ text: on.text });
const onTranslation = (on: Subject) => ({ translation: on.translation });
const onAssignment = (on: Subject) => ({ assignment: on.assignment });
const onAnnotation = (on: Subject) => ({ annotation: on.annotation });
const onPost = (on: Subject) => ({ post: on.post });
const onMember = (on: Subject) => ({ slug: on.slug, member: on.member });
const onSubgroup = (on: Subject) => ({ slug: on.slug, subgroup: on.subgroup });
const onWaiting = (on: Subject) => ({ slug: on.slug, import: on.waiting });
const onInvitation = (on: Subject) => ({ slug: on.slug, invitation: on.invitation });

/** Statuses in the order of WHO. */
const TABLE: Record<string, Row> = {
  "GET /me": { statuses: "401 401 200 200 200 200 200 200 200 200 200" },
  "GET /notices": { statuses: "401 401 200 200 200 200 200 200 200 200 200" },
  "POST /notices/read": {
    body: () => ({}),
    statuses: "401 401 204 204 204 204 204 204 204 403 204",
  },
  "GET /site/reports": { statuses: "401 401 403 200 403 403 403 403 403 403 403" },
  "GET /site/audit": { statuses: "401 401 403 200 403 403 403 403 403 403 403" },
  "POST /users/{id}/suspension": {
    params: onAccount,
    body: () => ({ reason: "They sell shoes." }),
    statuses: "401 401 404 201 404 404 404 404 404 404 404",
  },
  "DELETE /users/{id}/suspension": {
    params: onSuspended,
    statuses: "401 401 404 204 404 404 404 404 404 404 404",
  },
  "POST /groups/{slug}/inspections": {
    params: inGroup,
    body: () => ({ reason: "Somebody has written to us." }),
    statuses: "401 401 404 201 403 403 403 403 403 403 404",
  },
  "POST /groups/{slug}/organizers": {
    params: inGroup,
    body: () => ({ user: "ada", reason: "Nobody else can act." }),
    statuses: "401 401 404 409 403 403 403 403 403 403 404",
  },
  "GET /groups": { statuses: "401 401 200 200 200 200 200 200 200 200 200" },
  "POST /groups": {
    body: () => ({ name: "Another house" }),
    statuses: "401 401 201 201 201 201 201 201 201 403 403",
  },
  "GET /groups/{slug}": { params: inGroup, statuses: "401 401 404 404 200 200 200 200 200 200 404" },
  "PATCH /groups/{slug}": {
    params: inGroup,
    body: () => ({ description: "What we do" }),
    statuses: "401 401 404 404 403 403 403 403 200 403 404",
  },
  "GET /groups/{slug}/next-term": {
    params: inGroup,
    statuses: "401 401 404 404 403 403 403 403 200 403 404",
  },
  "POST /groups/{slug}/next-term": {
    params: inGroup,
    body: () => ({ name: "Spring" }),
    statuses: "401 401 404 404 403 403 403 403 201 403 404",
  },
  "GET /groups/{slug}/members": { params: inGroup, statuses: "401 401 404 404 200 200 200 200 200 200 404" },
  "POST /groups/{slug}/members": {
    params: inGroup,
    body: (on) => ({ email: on.newcomer }),
    statuses: "401 401 404 404 403 403 403 403 201 403 404",
  },
  "POST /groups/{slug}/roster": {
    params: inGroup,
    body: () => ({ content: "Emil" }),
    statuses: "401 401 404 404 403 403 403 403 200 403 404",
  },
  "GET /groups/{slug}/printed-links": {
    params: inGroup,
    statuses: "401 401 404 404 403 403 403 403 200 200 404",
  },
  "POST /groups/{slug}/printed-links": {
    params: inGroup,
    body: (on) => ({ members: [on.rostered] }),
    statuses: "401 401 404 404 403 403 403 403 201 403 404",
  },
  "POST /groups/{slug}/join": { params: inGroup, statuses: "401 401 404 404 201 201 201 201 201 403 404" },
  "POST /groups/{slug}/leave": { params: inGroup, statuses: "401 401 404 404 204 204 204 204 409 403 404" },
  "PATCH /groups/{slug}/members/{member}": {
    params: onMember,
    body: () => ({ role: "observer" }),
    statuses: "401 401 404 404 403 403 403 403 200 403 404",
  },
  "DELETE /groups/{slug}/members/{member}": {
    params: onMember,
    statuses: "401 401 404 404 403 403 403 403 204 403 404",
  },
  "GET /groups/{slug}/subgroups": {
    params: inGroup,
    statuses: "401 401 404 404 200 200 200 200 200 200 404",
  },
  "POST /groups/{slug}/subgroups": {
    params: inGroup,
    body: () => ({ name: newId() }),
    statuses: "401 401 404 404 403 403 403 403 201 403 404",
  },
  "PATCH /groups/{slug}/subgroups/{subgroup}": {
    params: onSubgroup,
    body: () => ({ name: newId() }),
    statuses: "401 401 404 404 403 403 403 403 200 403 404",
  },
  "DELETE /groups/{slug}/subgroups/{subgroup}": {
    params: onSubgroup,
    statuses: "401 401 404 404 403 403 403 403 204 403 404",
  },
  "POST /groups/{slug}/subgroups/{subgroup}/restore": {
    params: (on) => ({ slug: on.slug, subgroup: on.removedSubgroup }),
    statuses: "401 401 404 404 403 403 403 403 200 403 404",
  },
  "POST /groups/{slug}/subgroups/{subgroup}/move-everybody": {
    params: onSubgroup,
    body: () => ({ to: null }),
    statuses: "401 401 404 404 403 403 403 403 200 403 404",
  },
  "POST /groups/{slug}/subgroups/divide-evenly": {
    params: inGroup,
    statuses: "401 401 404 404 403 403 403 403 200 403 404",
  },
  // The address is a credential that outlives a token, so none that only reads is told it.
  "GET /groups/{slug}/calendar": { params: inGroup, statuses: "401 401 404 404 200 200 200 200 200 403 404" },
  "POST /groups/{slug}/calendar": {
    params: inGroup,
    statuses: "401 401 404 404 201 201 201 201 201 403 404",
  },
  "DELETE /groups/{slug}/calendar": {
    params: inGroup,
    statuses: "401 401 404 404 204 204 204 204 204 403 404",
  },
  "GET /groups/{slug}/invitations": {
    params: inGroup,
    statuses: "401 401 404 404 403 403 403 403 200 200 404",
  },
  "POST /groups/{slug}/invitations": {
    params: inGroup,
    body: () => ({ maxUses: 1 }),
    statuses: "401 401 404 404 403 403 403 403 201 403 404",
  },
  "DELETE /groups/{slug}/invitations/{invitation}": {
    params: onInvitation,
    statuses: "401 401 404 404 403 403 403 403 204 403 404",
  },
  "POST /invitations/accept": {
    body: (on) => ({ token: on.token }),
    statuses: "401 401 200 200 200 200 200 200 200 403 403",
  },
  "GET /groups/{slug}/readings": { params: inGroup, statuses: "401 401 404 404 200 200 200 200 200 200 404" },
  "GET /texts/{text}/editions": { params: onText, statuses: "401 401 404 404 200 200 200 200 200 200 404" },
  "POST /texts/{text}/editions": {
    params: onText,
    query: "?dry-run=true",
    body: () => ({ format: "text", content: "We walked to think." }),
    statuses: "401 401 404 404 403 403 403 403 200 403 404",
  },
  "GET /texts/{text}/translations": {
    params: onText,
    statuses: "401 401 404 404 200 200 200 200 200 200 404",
  },
  "POST /texts/{text}/translations": {
    params: onText,
    body: () => ({ title: "Walden", language: "de", content: "Ich zog in die Wälder." }),
    statuses: "401 401 404 404 403 403 403 403 201 403 404",
  },
  "GET /translations/{translation}": {
    params: onTranslation,
    statuses: "401 401 404 404 200 200 200 200 200 200 404",
  },
  "PATCH /translations/{translation}": {
    params: onTranslation,
    body: () => ({ title: "Walden", version: 1 }),
    statuses: "401 401 404 404 403 403 403 403 200 403 404",
  },
  "GET /translations/{translation}/editions": {
    params: onTranslation,
    statuses: "401 401 404 404 200 200 200 200 200 200 404",
  },
  "POST /translations/{translation}/editions": {
    params: onTranslation,
    query: "?dry-run=true",
    body: () => ({ format: "text", content: "Ich ging in die Wälder." }),
    statuses: "401 401 404 404 403 403 403 403 200 403 404",
  },
  "DELETE /translations/{translation}": {
    params: onTranslation,
    statuses: "401 401 404 404 403 403 403 403 204 403 404",
  },
  "POST /groups/{slug}/readings": {
    params: inGroup,
    body: () => ({ format: "text", content: "A title\n\nSome words to read.\n\nAnd some more." }),
    statuses: "401 401 404 404 403 202 202 202 201 403 404",
  },
  "GET /groups/{slug}/imports": {
    params: inGroup,
    statuses: "401 401 404 404 200 200 200 200 200 200 404",
  },
  "GET /groups/{slug}/imports/{import}": {
    params: onWaiting,
    statuses: "401 401 404 404 404 404 200 200 200 200 404",
  },
  "DELETE /groups/{slug}/imports/{import}": {
    params: onWaiting,
    query: "?version=1",
    statuses: "401 401 404 404 404 404 204 403 403 403 404",
  },
  "POST /groups/{slug}/imports/{import}/hand-in": {
    params: (on) => ({ slug: on.slug, import: on.begun }),
    body: () => ({ version: 1 }),
    statuses: "401 401 404 404 404 404 200 404 404 404 404",
  },
  "DELETE /groups/{slug}/imports/{import}/hand-in": {
    params: onWaiting,
    statuses: "401 401 404 404 404 404 204 403 403 403 404",
  },
  "GET /readings/{reading}": { params: inReading, statuses: "401 401 404 404 200 200 200 200 200 200 404" },
  "PATCH /readings/{reading}": {
    params: inReading,
    body: () => ({ archived: false }),
    statuses: "401 401 404 404 403 403 403 403 200 403 404",
  },
  "GET /texts/{text}": { params: onText, statuses: "401 401 404 404 200 200 200 200 200 200 404" },
  "PATCH /texts/{text}": {
    params: onText,
    body: () => ({ date: "1854", version: 1 }),
    statuses: "401 401 404 404 403 403 403 403 200 403 404",
  },
  "GET /readings/{reading}/paragraphs": {
    params: inReading,
    statuses: "401 401 404 404 200 200 200 200 200 200 404",
  },
  "GET /readings/{reading}/contents": {
    params: inReading,
    statuses: "401 401 404 404 200 200 200 200 200 200 404",
  },
  "GET /readings/{reading}/find": {
    params: inReading,
    query: "?q=words",
    statuses: "401 401 404 404 200 200 200 200 200 200 404",
  },
  "GET /readings/{reading}/mentionable": {
    params: inReading,
    query: "?q=a",
    statuses: "401 401 404 404 403 200 200 200 200 403 404",
  },
  "GET /readings/{reading}/pictures/{key}": {
    params: (on) => ({ reading: on.reading, key: on.picture }),
    statuses: "401 401 404 404 200 200 200 200 200 200 404",
  },
  "GET /readings/{reading}/export": {
    params: inReading,
    query: "?format=markdown",
    statuses: "401 401 404 404 200 200 200 200 200 200 404",
  },
  "GET /readings/{reading}/live": {
    params: inReading,
    statuses: "401 401 404 404 200 200 200 200 200 200 404",
  },
  "POST /readings/{reading}/read-marks": {
    params: inReading,
    body: () => ({ posts: [1] }),
    statuses: "401 401 404 404 204 204 204 204 204 403 404",
  },
  "GET /readings/{reading}/annotations": {
    params: inReading,
    statuses: "401 401 404 404 200 200 200 200 200 200 404",
  },
  "GET /readings/{reading}/threads": {
    params: inReading,
    statuses: "401 401 404 404 200 200 200 200 200 200 404",
  },
  "GET /readings/{reading}/talk": {
    params: inReading,
    statuses: "401 401 404 404 200 200 200 200 200 200 404",
  },
  "POST /readings/{reading}/annotations": {
    params: inReading,
    body: () => ({ passage: { paragraph: 1 }, body: { markdown: "Well" } }),
    statuses: "401 401 404 404 403 201 201 201 201 403 404",
  },
  "GET /groups/{slug}/assignments": {
    params: inGroup,
    statuses: "401 401 404 404 200 200 200 200 200 200 404",
  },
  "GET /readings/{reading}/assignments": {
    params: inReading,
    statuses: "401 401 404 404 200 200 200 200 200 200 404",
  },
  "POST /readings/{reading}/assignments": {
    params: inReading,
    body: () => ({ title: "Week 1", from: 1, to: 2, assignees: "all" }),
    statuses: "401 401 404 404 403 403 403 403 201 403 404",
  },
  "POST /readings/{reading}/plans": {
    params: inReading,
    body: () => ({
      share: { portions: 2 },
      first: "2099-01-13T19:00",
      rhythm: { kind: "weeks", every: 1 },
      title: "Week {n}",
      assignees: "all",
    }),
    statuses: "401 401 404 404 403 403 403 403 201 403 404",
  },
  "GET /readings/{reading}/plans": {
    params: inReading,
    statuses: "401 401 404 404 403 403 403 403 200 403 404",
  },
  "POST /assignments/{assignment}/restore": {
    params: onAssignment,
    // What is withdrawn is there for nobody but those who may put it back; this one stands.
    statuses: "401 401 404 404 404 404 404 404 409 404 404",
  },
  "GET /assignments/{assignment}": {
    params: onAssignment,
    statuses: "401 401 404 404 200 200 200 200 200 200 404",
  },
  "PATCH /assignments/{assignment}": {
    params: onAssignment,
    body: () => ({ title: "Week 2" }),
    statuses: "401 401 404 404 403 403 403 403 200 403 404",
  },
  "DELETE /assignments/{assignment}": {
    params: onAssignment,
    statuses: "401 401 404 404 403 403 403 403 204 403 404",
  },
  "GET /assignments/{assignment}/progress": {
    params: onAssignment,
    statuses: "401 401 404 404 200 200 200 200 200 200 404",
  },
  "GET /assignments/{assignment}/agenda": {
    params: onAssignment,
    statuses: "401 401 404 404 200 200 200 200 200 200 404",
  },
  "PUT /assignments/{assignment}/done": {
    params: onAssignment,
    statuses: "401 401 404 404 403 200 200 200 200 403 404",
  },
  "DELETE /assignments/{assignment}/done": {
    params: onAssignment,
    statuses: "401 401 404 404 403 200 200 200 200 403 404",
  },
  "GET /annotations/{annotation}": {
    params: onAnnotation,
    statuses: "401 401 404 404 200 200 200 200 200 200 404",
  },
  "PATCH /annotations/{annotation}": {
    params: onAnnotation,
    body: () => ({ version: 1, tags: ["new"] }),
    statuses: "401 401 404 404 403 403 200 403 403 403 404",
  },
  "DELETE /annotations/{annotation}": {
    params: onAnnotation,
    statuses: "401 401 404 404 403 403 204 403 403 403 404",
  },
  "POST /annotations/{annotation}/lock": {
    params: onAnnotation,
    body: () => ({ reason: "All is said." }),
    statuses: "401 401 404 404 403 403 403 200 200 403 404",
  },
  "DELETE /annotations/{annotation}/lock": {
    params: onAnnotation,
    statuses: "401 401 404 404 403 403 403 409 409 403 404",
  },
  "PUT /annotations/{annotation}/slow": {
    params: onAnnotation,
    body: () => ({ minutes: 15 }),
    statuses: "401 401 404 404 403 403 403 200 200 403 404",
  },
  "POST /annotations/{annotation}/move": {
    params: onAnnotation,
    body: () => ({ paragraph: 2, reason: "It is about this." }),
    statuses: "401 401 404 404 403 403 403 200 200 403 404",
  },
  "DELETE /annotations/{annotation}/move": {
    params: onAnnotation,
    statuses: "401 401 404 404 403 403 403 409 409 403 404",
  },
  "POST /annotations/{annotation}/placement": {
    params: (on) => ({ annotation: on.lost }),
    body: () => ({ passage: { paragraph: 2 } }),
    statuses: "401 401 404 404 403 403 200 200 200 403 404",
  },
  "DELETE /annotations/{annotation}/placement": {
    params: (on) => ({ annotation: on.reattached }),
    statuses: "401 401 404 404 403 403 204 204 204 403 404",
  },
  "POST /annotations/{annotation}/rest": {
    params: (on) => ({ annotation: on.lost }),
    statuses: "401 401 404 404 403 403 200 200 200 403 404",
  },
  "DELETE /annotations/{annotation}/rest": {
    params: (on) => ({ annotation: on.resting }),
    statuses: "401 401 404 404 403 403 204 204 204 403 404",
  },
  "GET /annotations/{annotation}/posts": {
    params: onAnnotation,
    statuses: "401 401 404 404 200 200 200 200 200 200 404",
  },
  "POST /annotations/{annotation}/posts": {
    params: onAnnotation,
    body: () => ({ body: { markdown: "Well" } }),
    statuses: "401 401 404 404 403 201 201 201 201 403 404",
  },
  "GET /posts/{post}": { params: onPost, statuses: "401 401 404 404 200 200 200 200 200 200 404" },
  "PATCH /posts/{post}": {
    params: onPost,
    body: () => ({ version: 1, body: { markdown: "Mended" } }),
    statuses: "401 401 404 404 403 403 200 403 403 403 404",
  },
  "DELETE /posts/{post}": { params: onPost, statuses: "401 401 404 404 403 403 204 403 403 403 404" },
  "POST /posts/{post}/flags": {
    params: onPost,
    body: () => ({ reason: "off-text" }),
    statuses: "401 401 404 404 201 201 403 201 201 403 404",
  },
  "GET /posts/{post}/judgement": {
    params: onPost,
    statuses: "401 401 404 404 403 403 200 200 200 200 404",
  },
  "POST /posts/{post}/judgement": {
    params: onPost,
    body: () => ({ action: "return", note: "Without the name, please.", version: 1 }),
    statuses: "401 401 404 404 403 403 403 200 200 403 404",
  },
  "POST /posts/{post}/appeal": {
    params: (on) => ({ post: on.hidden }),
    body: () => ({ note: "It is what the text says." }),
    statuses: "401 401 404 404 404 404 200 403 403 403 404",
  },
  "GET /annotations/{annotation}/judgement": {
    params: onAnnotation,
    statuses: "401 401 404 404 403 403 200 200 200 200 404",
  },
  "POST /annotations/{annotation}/appeal": {
    params: (on) => ({ annotation: on.hiddenHighlight }),
    body: () => ({ note: "It is what the text says." }),
    statuses: "401 401 404 404 404 404 200 403 403 403 404",
  },
  // Of all groups that one moderates: of none it is empty, and there is nothing to follow.
  "GET /review": { statuses: "401 401 200 200 200 200 200 200 200 200 200" },
  "GET /review/count": { statuses: "401 401 200 200 200 200 200 200 200 200 200" },
  // Of this group: some have made one of their own by then.
  "GET /review/live": {
    query: ({ slug }) => `?group=${slug}`,
    statuses: "401 401 403 403 403 403 403 200 200 200 403",
  },
  "GET /groups/{slug}/review": { params: inGroup, statuses: "401 401 404 404 403 403 403 200 200 200 404" },
  "GET /groups/{slug}/review/count": {
    params: inGroup,
    statuses: "401 401 404 404 403 403 403 200 200 200 404",
  },
  "POST /review/{item}/decision": {
    params: (on) => ({ item: on.item }),
    body: () => ({ action: "keep", version: 1 }),
    statuses: "401 401 404 404 404 404 404 200 200 403 404",
  },
  "DELETE /review/{item}/decision": {
    params: (on) => ({ item: on.hiddenItem }),
    statuses: "401 401 404 404 404 404 404 204 204 403 404",
  },
  "POST /annotations/{annotation}/flags": {
    params: (on) => ({ annotation: on.highlight }),
    body: () => ({ reason: "off-text" }),
    statuses: "401 401 404 404 201 201 403 201 201 403 404",
  },
  "POST /readings/{reading}/flags": {
    params: inReading,
    body: () => ({ reason: "copyright" }),
    statuses: "401 401 404 404 201 201 201 201 201 403 404",
  },
  "POST /readings/{reading}/pictures/{key}/flags": {
    params: (on) => ({ reading: on.reading, key: on.picture }),
    body: () => ({ reason: "copyright" }),
    statuses: "401 401 404 404 201 201 201 201 201 403 404",
  },
  "POST /groups/{slug}/members/{member}/flags": {
    params: onMember,
    body: () => ({ reason: "attack" }),
    statuses: "401 401 404 404 201 201 201 201 201 403 404",
  },
  "GET /groups/{slug}/moderation-log": {
    params: inGroup,
    statuses: "401 401 404 404 403 403 403 200 200 200 404",
  },
  "POST /groups/{slug}/members/{member}/sanctions": {
    params: onMember,
    body: () => ({ kind: "warn", reason: "Stay with the text." }),
    statuses: "401 401 404 404 403 403 403 201 201 403 404",
  },
  "DELETE /groups/{slug}/members/{member}/sanctions/{kind}": {
    params: (on) => ({ slug: on.slug, member: on.silenced, kind: "silence" }),
    statuses: "401 401 404 404 403 403 403 204 204 403 404",
  },
  "GET /groups/{slug}/transparency": {
    params: inGroup,
    statuses: "401 401 404 404 403 403 403 200 200 200 404",
  },
  "GET /groups/{slug}/mutes": {
    params: inGroup,
    statuses: "401 401 404 404 200 200 200 200 200 200 404",
  },
  "PUT /groups/{slug}/members/{member}/mute": {
    params: onMember,
    statuses: "401 401 404 404 204 204 204 204 204 403 404",
  },
  "DELETE /groups/{slug}/members/{member}/mute": {
    params: onMember,
    statuses: "401 401 404 404 204 204 204 204 204 403 404",
  },
  "PUT /annotations/{annotation}/mute": {
    params: onAnnotation,
    statuses: "401 401 404 404 204 204 204 204 204 403 404",
  },
  "DELETE /annotations/{annotation}/mute": {
    params: onAnnotation,
    statuses: "401 401 404 404 204 204 204 204 204 403 404",
  },
  "GET /posts/{post}/history": { params: onPost, statuses: "401 401 404 404 200 200 200 200 200 200 404" },
};

const name = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

describe("the table is whole", () => {
  test("every REST operation has a row, and every row an operation", () => {
    expect(Object.keys(TABLE).sort()).toEqual(ENDPOINTS.map(name).sort());
  });

  test("every route file answers just what is described", async () => {
    const answered: string[] = [];
    for (const path of routePaths().filter((one) => one !== "/openapi.json")) {
      const methods = Object.keys(await handlersOf(path)).filter((exported) => /^[A-Z]+$/.test(exported));
      answered.push(...methods.map((method) => name({ method, path })));
    }
    expect(answered.sort()).toEqual(ENDPOINTS.map(name).sort());
  });
});

const tokens = {} as Record<Who, string | undefined>;
let stage: Awaited<ReturnType<typeof buildGroupReading>>;
const nowhere = "00000000-0000-4000-8000-000000000001";
const missing: Subject = {
  slug: "no-such-group",
  reading: nowhere,
  text: nowhere,
  assignment: nowhere,
  annotation: nowhere,
  post: nowhere,
  member: nowhere,
  invitation: nowhere,
  subgroup: nowhere,
  hidden: nowhere,
  ...{ lost: nowhere, resting: nowhere, reattached: nowhere },
  item: nowhere,
  hiddenItem: nowhere,
  highlight: nowhere,
  hiddenHighlight: nowhere,
  picture: "0".repeat(32),
  ...{ begun: nowhere, waiting: nowhere },
  translation: nowhere,
  silenced: nowhere,
  removedSubgroup: nowhere,
  rostered: nowhere,
  newcomer: "nobody",
  ...{ account: "nobody", suspended: "nobody" },
  token: "none",
};

beforeAll(async () => {
  stage = await buildTaking();
  const admin = await buildUser({ name: "Site admin", isSiteAdmin: true });
  await database().update(users).set({ isSiteAdmin: true }).where(eq(users.id, admin.userId));
  const { group: elsewhere } = await buildGroup({ visibility: "public", members: {} });
  const people: [Who, SignedInViewer, boolean?, string?][] = [
    ["stranger", await buildUser({ name: "Mallory" })],
    ["site admin", admin],
    ["observer", stage.olive],
    ["member", stage.dora],
    ["author", stage.chidi],
    ["moderator", stage.bruno],
    ["organizer", stage.ada],
    ["read-only", stage.ada, true],
    ["dead token", stage.ada],
    ["bound elsewhere", stage.ada, false, elsewhere.slug],
  ];
  for (const [who, viewer, isReadOnly = false, group] of people) {
    const { id, token } = await addToken(viewer, { name: who, isReadOnly, ...(group ? { group } : {}) });
    tokens[who] = token;
    if (who === "dead token") await revokeToken(viewer, id);
  }
});

/** Made anew after each change, as some take it away. */
async function subject(): Promise<Subject> {
  await database().delete(inspections);
  const { ada, chidi, dora, reading, group, memberIds } = stage;
  for (const id of Object.values(memberIds)) await setPlace(id, { state: "active" });
  const annotation = await annotate(chidi, reading);
  await reply(dora, annotation);
  const newcomer = await buildUser({ name: "Newcomer" });
  const passing = await buildUser({ name: "Passing" });
  const member = await takeIn(ada, group.slug, passing);
  const { id: invitation } = await addInvitation(ada, group.slug, newInvitation.parse({}));
  const elsewhere = await buildGroup({ members: { eve: "organizer" } });
  const { token } = await addInvitation(elsewhere.people.eve, elsewhere.group.slug, newInvitation.parse({}));
  const assignment = (await assign(ada, reading)).id;
  const post = annotation.posts[0]?.id ?? "";
  const { rows } = await addRoster(ada, group.slug, `Emil ${annotation.id}`);
  const rostered = rows[0]?.member ?? "";
  for (const { id } of (await listSubgroups(ada, group.slug)).items) {
    await moveEverybody(ada, group.slug, { from: id, to: null });
    await removeSubgroup(ada, group.slug, id);
  }
  const subgroup = await addSubgroup(ada, group.slug, { name: newId() });
  const hidden = (await annotate(chidi, reading)).posts[0]?.id ?? "";
  await flag(passing, hidden);
  const hiddenItem = (await decide(ada, hidden, { action: "hide", note: "Not here." }))?.id ?? "";
  const highlight = (await annotate(chidi, reading, { kind: "highlight", body: undefined })).id;
  const hiddenHighlight = (await annotate(chidi, reading, { kind: "highlight", body: undefined })).id;
  await flagHighlight(passing, hiddenHighlight);
  await decide(ada, hiddenHighlight, { action: "hide", note: "Not here." });
  const flagged = (await annotate(chidi, reading)).posts[0]?.id ?? "";
  await flag(passing, flagged);
  const item = (await itemAbout(ada, flagged))?.id ?? "";
  const silenced = await takeIn(ada, group.slug, await buildUser({ name: "Silenced" }));
  await sanctionMember(ada, group.slug, silenced, newSanction.parse({ kind: "silence", reason: "For now." }));
  const removedSubgroup = await addSubgroup(ada, group.slug, { name: newId() });
  await removeSubgroup(ada, group.slug, removedSubgroup);
  const [lost, resting, reattached] = [
    await annotateLost(chidi, reading),
    await annotateLost(chidi, reading),
    await annotateLost(chidi, reading),
  ];
  await restAnnotation(chidi, resting);
  await reattachAnnotation(chidi, reattached, { passage: { paragraph: 2 } });
  await database().delete(imports).where(ne(imports.review, "none"));
  const ids = {
    slug: group.slug,
    reading: reading.id,
    text: reading.textId,
    assignment,
    annotation: annotation.id,
    post,
    member,
    invitation,
    subgroup,
    ...{ lost, resting, reattached },
    ...{ hidden, item, silenced, hiddenItem, highlight, hiddenHighlight },
    picture: await hangPicture({ groupId: group.id, textId: reading.textId }),
    translation: (await publishTranslation(ada, reading, { rows: [[0, "Ich zog in die Wälder."]] }))
      .translationId,
    begun: await keepBegun(chidi, group.slug),
    waiting: await keepForReview(chidi, group.slug),
    removedSubgroup,
    rostered,
  };
  const shutOut = await buildUser({ name: "Shut out" });
  await database().update(users).set({ suspendedAt: new Date() }).where(eq(users.id, shutOut.userId));
  const accounts = { account: newcomer.userId, suspended: shutOut.userId };
  return { ...ids, ...accounts, newcomer: newcomer.email, token };
}

async function annotateLost(author: SignedInViewer, reading: { id: string }): Promise<string> {
  const annotation = await annotate(author, reading);
  await loseWords(annotation);
  return annotation.id;
}

describe.each(Object.entries(TABLE))("%s", (operation, { params, query, body, statuses }) => {
  const [method = "", path = ""] = operation.split(" ");
  const expected = Object.fromEntries(WHO.map((who, at) => [who, Number(statuses.split(" ")[at])]));
  const ask = async (who: Who, on: Subject, sent = body?.(on)) => {
    const answer = await send({
      method,
      path,
      params: params?.(on) ?? {},
      query: typeof query === "function" ? query(on) : query,
      body: sent,
      token: tokens[who],
    });
    await answer.body?.cancel();
    return answer.status;
  };

  test("who gets what", async () => {
    const got: Record<string, number> = {};
    let on = await subject();
    for (const who of WHO) {
      const status = await ask(who, on);
      got[who] = status;
      if (method !== "GET" && status < 300) on = await subject();
    }
    expect(got).toEqual(expected);
  });

  if (params)
    test("what is not there looks the same to an outsider, and is not found by a member", async () => {
      expect(await ask("signed out", missing)).toBe(401);
      expect(await ask("stranger", missing)).toBe(404);
      expect(await ask("member", missing)).toBe(404);
    });

  if (body)
    test("input that does not fit is told only to those who may send it", async () => {
      const on = await subject();
      const bad = {
        version: "x",
        posts: 7,
        passage: 7,
        body: 7,
        name: 7,
        description: 7,
        role: 7,
        token: 7,
        format: 7,
        title: 7,
        content: 7,
        members: 7,
        reason: 7,
        note: 7,
        action: 7,
      };
      for (const who of ["signed out", "stranger", "author", "organizer"] as const) {
        const status = expected[who] ?? 0;
        expect(await ask(who, on, bad), who).toBe(status < 400 ? 422 : status);
      }
    });
});

describe("a token that was made for one group", () => {
  const listed = async (token: string, query: string) => {
    const answer = await send({ method: "GET", path: "/groups", params: {}, query, token });
    return ((await answer.json()) as { items: { slug: string }[] }).items.map(({ slug }) => slug);
  };

  test("is told of no other: neither of those that its owner is in, nor of those that all may read", async () => {
    const { group, people } = await buildGroup({ visibility: "public", members: { ada: "organizer" } });
    const hidden = await buildGroup({ members: { eve: "organizer" } });
    await takeIn(hidden.people.eve, hidden.group.slug, people.ada);
    const open = await buildGroup({ visibility: "public", members: { eve: "organizer" } });
    await takeIn(open.people.eve, open.group.slug, { handle: people.ada.handle, role: "moderator" });
    const bearer = async (bound?: { group: string }) =>
      (await addToken(people.ada, { name: "a script", isReadOnly: true, ...bound })).token;

    const free = await bearer();
    expect((await listed(free, "")).sort()).toEqual(
      [group, hidden.group, open.group].map(({ slug }) => slug).sort(),
    );
    expect(await listed(free, "?public=true")).toEqual(expect.arrayContaining([group.slug, open.group.slug]));

    const toPublic = await bearer({ group: group.slug });
    expect(await listed(toPublic, "")).toEqual([group.slug]);
    expect(await listed(toPublic, "?public=true")).toEqual([group.slug]);
    const toPrivate = await bearer({ group: hidden.group.slug });
    expect(await listed(toPrivate, "")).toEqual([hidden.group.slug]);
    expect(await listed(toPrivate, "?public=true")).toEqual([]);
  });
});

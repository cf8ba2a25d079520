/** A prompt asks the whole group to answer; whoever moderates it sets one. */
export const ANNOTATION_KINDS = ["comment", "question", "highlight", "prompt"] as const;
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];

export const AUDIENCES = ["me", "subgroup", "moderators", "group"] as const;
export type Audience = (typeof AUDIENCES)[number];

export const MODERATION_STATES = ["visible", "held", "returned", "hidden"] as const;
export type Moderation = (typeof MODERATION_STATES)[number];

/** What the visibility rule asks of an annotation. */
export type AnnotationState = {
  authorId: string;
  /** A prompt is to be answered before one sees how others did, where a see-rule asks for words of one's own. */
  isPrompt: boolean;
  audience: Audience;
  /** For whom it is, where that is a subgroup. */
  subgroupId: string | null;
  moderation: Moderation;
  deletedAt: Date | null;
  /** Its author moderates the group. */
  isByModerator: boolean;
  /** Where its passage begins in the reading's current edition; null when it is lost. */
  startIndex: number | null;
};

export const annotationState = (annotation: AnnotationState): AnnotationState => {
  const { authorId, isPrompt, audience, subgroupId, moderation, deletedAt, isByModerator, startIndex } =
    annotation;
  return { authorId, isPrompt, audience, subgroupId, moderation, deletedAt, isByModerator, startIndex };
};

/** What the visibility rule asks of a post; its audience is its annotation's. */
export type PostState = {
  authorId: string;
  /** How many posts stand above it: none above the one that opens the thread. */
  depth: number;
  /** Who wrote the post that it answers; null for the one that opens the thread. */
  parentAuthorId: string | null;
  /** Its author moderates the group. */
  isByModerator: boolean;
  moderation: Moderation;
  /** Hidden because enough members flagged it, and no moderator has looked yet. */
  isUndecided: boolean;
  deletedAt: Date | null;
};

export const postState = ({
  authorId,
  depth,
  parentAuthorId,
  isByModerator,
  moderation,
  isUndecided,
  deletedAt,
}: PostState): PostState => ({
  ...{ authorId, depth, parentAuthorId, isByModerator },
  ...{ moderation, isUndecided, deletedAt },
});

export type PostStatus = Moderation | "deleted";

/** `waits`: words that wait behind those that readers have, for whoever sees them. */
export const statusOf = (
  post: Pick<PostState, "moderation" | "deletedAt"> & { waits: "held" | "returned" | null },
): PostStatus => {
  if (post.deletedAt) return "deleted";
  return post.moderation === "visible" ? (post.waits ?? "visible") : post.moderation;
};

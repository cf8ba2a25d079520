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
  const { authorId, audience, subgroupId, moderation, deletedAt, isByModerator, startIndex } = annotation;
  return { authorId, audience, subgroupId, moderation, deletedAt, isByModerator, startIndex };
};

/** What the visibility rule asks of a post; its audience is its annotation's. */
export type PostState = {
  authorId: string;
  moderation: Moderation;
  deletedAt: Date | null;
};

export type PostStatus = Moderation | "deleted";

export const statusOf = (post: Pick<PostState, "moderation" | "deletedAt">): PostStatus =>
  post.deletedAt ? "deleted" : post.moderation;

/** Whoever is looking now: the first argument of every rule and every operation. */
export type Viewer = SignedInViewer | SignedOutViewer;

export type SignedInViewer = {
  userId: string;
  name: string;
  handle: string;
  isSiteAdmin: boolean;
  locale: string | null;
  timeZone: string | null;
  /** How fast they say that they read; null for the usual pace. */
  wordsPerMinute: number | null;
  /** How they proved who they are; a token may be bound to one group or to reading only. */
  by:
    | { kind: "session"; sessionId: string }
    | { kind: "token"; tokenId: string; isReadOnly: boolean; groupId: string | null }
    | { kind: "command-line" };
};

export type SignedOutViewer = { userId: null };

export const signedOut: SignedOutViewer = { userId: null };

/** Who is said to have done it: nobody, where whoever runs the site did it in somebody's name. */
export const actorOf = (viewer: Viewer): string | null =>
  isSignedIn(viewer) && viewer.by.kind !== "command-line" ? viewer.userId : null;

export const isSignedIn = (viewer: Viewer): viewer is SignedInViewer => viewer.userId !== null;

/** The one group that a token was made for, and knows of; null for whoever goes as far as their account does. */
export const boundGroupOf = (viewer: Viewer): string | null =>
  isSignedIn(viewer) && viewer.by.kind === "token" ? viewer.by.groupId : null;

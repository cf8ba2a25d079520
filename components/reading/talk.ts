import type { Body } from "@/domain/bodies/body-schema";
import type { NewAnnotation, NewPost } from "@/domain/wire/annotation";
import type { BodyInput } from "@/domain/wire/post";
import type { TalkWire, ThreadPostWire, ThreadWire } from "@/domain/wire/thread";
import type { LiveState } from "@/lib/browser/live";
import type { Draft } from "../annotations/draft";
import type { Thread } from "../annotations/thread";
import type { Stretch } from "../annotations/threads";
import type { Counts, Opening } from "./opening";

/** `corrected`: another edition is read now, in which all that the page knows stands elsewhere. */
export type TalkStatus = LiveState | "corrected";

/** What is said about a reading, kept current, and the ways to add to it. Every promise rejects with a coded problem. */
export type Talk = {
  /** Those the page knows: near the screen, or asked for. By place, then by time; what is not confirmed yet is among them. */
  annotations: Thread[];
  counts: Counts;
  /** There is more that is new than `counts` says. */
  hasMoreFresh: boolean;
  /** Where what others write is kept from the reader still. */
  covers: Opening["covers"];
  /** The subgroups' talk is apart: for which of them the reader writes, if for one. */
  apart: Opening["apart"];
  /** What the reader is called here, as far as the page has heard since it came. */
  borne: TalkWire["borne"];
  /** Ids of posts that were new when this page learned of them. */
  fresh: ReadonlySet<string>;
  /** Of those, what has been looked at since: not counted as new any more, and still marked. */
  seen: ReadonlySet<string>;
  status: TalkStatus;
  /** Whether one may write here, as far as the page has heard. */
  mayAnnotate: boolean;
  /** Indexes of the paragraphs whose threads are all here. */
  loaded: ReadonlySet<number>;
  /** What one has begun to write in threads, on this page or before. */
  drafts: readonly Draft[];
  /** Words that wait in this browser: for a network, or for their writer to sign in again. */
  waiting: "network" | "signed-out" | null;
  /** The furthest paragraph that the reader has had before them, by its index; -1 for none. */
  readThrough: number;
  /** The newest post that somebody else added while this page was open, and whom the reader has not muted. */
  heard: ThreadPostWire | null;
  /** The ids of members and of threads that the reader has muted. */
  muted: ReadonlySet<string>;
  /** For the eye: what the server is told, and asked, about it is its caller's. */
  setMuted: (id: string, isMuted: boolean) => void;
  /** Asks how much is said, and new, as the reader hears it now. */
  countAnew: () => void;
  /** Shown at once. Resolves when it is kept safe, in this browser or by the server. */
  add: (wanted: NewAnnotation) => Promise<ThreadWire>;
  addPost: (annotationId: string, wanted: NewPost) => Promise<ThreadPostWire>;
  /** Resolves when the server has it. */
  editPost: (
    post: Pick<ThreadPostWire, "id" | "annotation" | "version">,
    edit: { body: BodyInput; disagrees?: boolean },
  ) => Promise<ThreadPostWire>;
  /** Gone from the page at once; the answer takes it back while it can still be taken back. */
  deletePost: (post: ThreadPostWire) => Leaving;
  deleteAnnotation: (annotation: Pick<ThreadWire, "id">) => Leaving;
  /** Of something refused: sends it again, with other words or the same, or forgets it. */
  sendAgain: (id: string, words?: Body) => Promise<void>;
  takeBack: (id: string) => void;
  /** Fetches the threads of these paragraphs, by index, the first stretch first; what was wanted before is forgotten. */
  load: (stretches: Stretch[]) => Promise<void>;
  /** Whether all threads of a paragraph are here now. */
  isLoaded: (index: number) => boolean;
  /** Fetches those of one kind, wherever they are. */
  loadWhere: (which: "mine" | "questions" | "new") => Promise<void>;
  /** Fetches one that a link leads to. */
  find: (annotationId: string) => Promise<void>;
  /** Fetches the posts of a thread that did not come with it. */
  loadPosts: (annotationId: string) => Promise<void>;
  /** Remembers what was seen and where the reader is; sent now and then, and when the page is left. */
  markRead: (seen: {
    posts?: ThreadPostWire[];
    /** By their keys. */
    paragraphs?: { from: string; through: string };
    stoppedAt?: string;
  }) => void;
};

/** Something deleted here that the server has not been told of. One of the two ends it; `undo` answers false when it is too late. */
export type Leaving = { undo: () => boolean; finish: () => void };

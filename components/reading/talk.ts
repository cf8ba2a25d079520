import type { Body } from "@/domain/bodies/body-schema";
import type { AnnotationWire, NewAnnotation, NewPost } from "@/domain/wire/annotation";
import type { BodyInput, PostWire } from "@/domain/wire/post";
import type { Thread } from "../annotations/thread";
import type { Counts } from "./opening";

export type TalkStatus = "live" | "connecting" | "offline";

/** What is said about a reading, kept current, and the ways to add to it. Every promise rejects with a coded problem. */
export type Talk = {
  /** Ordered by place, then by time; what is not confirmed yet is among them. */
  annotations: Thread[];
  counts: Counts;
  /** Ids of posts that were new when this page learned of them. */
  fresh: ReadonlySet<string>;
  status: TalkStatus;
  /** The whole list is here, not only what came with the page. */
  isComplete: boolean;
  /** Words that wait in this browser: for a network, or for their writer to sign in again. */
  waiting: "network" | "signed-out" | null;
  /** The newest post that somebody else added while this page was open. */
  heard: PostWire | null;
  /** Shown at once. Resolves when it is kept safe, in this browser or by the server. */
  add: (wanted: NewAnnotation) => Promise<AnnotationWire>;
  addPost: (annotationId: string, wanted: NewPost) => Promise<PostWire>;
  /** Resolves when the server has it. */
  editPost: (post: PostWire, body: BodyInput) => Promise<PostWire>;
  /** Gone from the page at once; the answer takes it back while it can still be taken back. */
  deletePost: (post: PostWire) => Leaving;
  deleteAnnotation: (annotation: Pick<AnnotationWire, "id">) => Leaving;
  /** Of something refused: sends it with other words, or forgets it. */
  sendAgain: (id: string, words: Body) => Promise<void>;
  takeBack: (id: string) => void;
  /** Fetches the threads of a paragraph that did not come with the page. */
  loadParagraph: (key: string) => Promise<void>;
  /** Fetches the posts of a thread that did not come with it. */
  loadPosts: (annotationId: string) => Promise<void>;
  /** Remembers what was seen and where the reader is; sent now and then, and when the page is left. */
  markRead: (seen: { posts?: PostWire[]; stoppedAt?: string }) => void;
  refresh: () => Promise<void>;
};

/** Something deleted here that the server has not been told of. One of the two ends it. */
export type Leaving = { undo: () => void; finish: () => void };

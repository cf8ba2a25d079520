import type { AnnotationWire, NewAnnotation, NewPost } from "@/domain/wire/annotation";
import type { BodyInput, PostWire } from "@/domain/wire/post";
import type { Counts } from "./opening";

export type TalkStatus = "live" | "connecting" | "offline";

/** What is said about a reading, kept current, and the ways to add to it. Every promise rejects with a coded problem. */
export type Talk = {
  /** Ordered by place, then by time. */
  annotations: AnnotationWire[];
  counts: Counts;
  /** Ids of posts not seen yet. */
  fresh: ReadonlySet<string>;
  status: TalkStatus;
  add: (wanted: NewAnnotation) => Promise<AnnotationWire>;
  addPost: (annotationId: string, wanted: NewPost) => Promise<PostWire>;
  editPost: (post: PostWire, body: BodyInput) => Promise<PostWire>;
  deletePost: (post: PostWire) => Promise<void>;
  deleteAnnotation: (annotation: AnnotationWire) => Promise<void>;
  /** Fetches the threads of a paragraph that did not come with the page. */
  loadParagraph: (key: string) => Promise<void>;
  /** Remembers what was seen and where the reader is; sent now and then, and when the page is left. */
  markRead: (seen: { posts?: PostWire[]; stoppedAt?: string }) => void;
  refresh: () => Promise<void>;
};

import type { Role } from "@/domain/groups";
import type { ReadingWire } from "@/domain/wire/reading";
import type { TalkWire, ThreadWire } from "@/domain/wire/thread";

/** By the paragraph's index; paragraphs nobody wrote about are left out. */
export type Counts = TalkWire["counts"];

/** Of one paragraph, what the viewer may see; `fresh` are posts not seen yet. */
export type ParagraphCount = Counts[string];

/** What the reading page's browser side begins with. The text itself is not in it: it stands in the page. */
export type Opening = {
  /** As it is read: in a translation, title, language and direction are the translation's. */
  reading: ReadingWire & {
    /** The id of the one that it is read in. */
    translation: string | null;
    /** The language of the text itself. */
    original: string | null;
    /** What stands beside it, side by side. */
    beside?: { id: string; language: string; direction: "ltr" | "rtl" };
    /** Where the sections are that did not come with the page. */
    sections: string;
  };
  group: { slug: string; name: string; visibility: "public" | "private"; isArchived: boolean };
  /** How many there are, numbered or not. */
  paragraphs: number;
  counts: Counts;
  /** There is more that is new than `counts` says. */
  hasMoreFresh: boolean;
  /** Where what others write is kept from the reader still. */
  covers: TalkWire["covers"];
  /** The threads of the paragraphs where the page opens, all of them. */
  threads: { from: number; through: number; items: ThreadWire[] };
  /** The threads of the paragraph that `?p=KEY` asked for. */
  at: { index: number; threads: ThreadWire[] } | null;
  me: ({ memberId: string; userId: string; role: Role } & NonNullable<TalkWire["borne"]>) | null;
  /** The subgroups' talk is apart here: for which of them the reader writes, if for one. */
  apart: TalkWire["apart"];
  /** The ids of members and of threads that the reader has muted. */
  muted: readonly string[];
  /** `comeIn`: how whoever is no member becomes one. */
  can: { annotate: boolean; setPrompt: boolean; tellWho: boolean; comeIn: "sign-in" | "join" | null };
  /** The furthest paragraph that the reader has had before them, by its index; -1 for none. */
  readThrough: number;
  /** Live events are resumed from here. */
  lastEvent: number;
};

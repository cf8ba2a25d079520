import type { Moderation } from "./annotations";
import { FIRST_POSTS_MOST } from "./limits";
import { type PaceSettings, UNPACED } from "./pace-settings";

/*
 * How a group keeps its own house: what moderators may do to a post in which state, and what waits for them before it is
 * shown. The words for people are in the catalogue (`moderation.json`).
 */

/** Why a member asks moderators to look. */
export const FLAG_REASONS = ["off-text", "attack", "spam", "private", "copyright", "other"] as const;
export type FlagReason = (typeof FLAG_REASONS)[number];

/** Why a post waits for a moderator instead of being shown. */
export const HOLD_REASONS = [
  "everything",
  "first-posts",
  "flood",
  "links",
  "words",
  "spam",
  "edit",
  "resubmitted",
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** What a review item is about, by what brought it there. */
export const REVIEW_KINDS = [
  "flagged-post",
  "held-post",
  "appealed-post",
  "flagged-annotation",
  "flagged-text",
  "flagged-picture",
  "flagged-name",
  "brought-text",
] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/**
 * What a moderator decides: `keep` (reviewed, stays as it is), `approve` (what is held is shown), `hide`, `return` (for its
 * author to edit), `restore` (what was hidden or returned is shown again).
 */
export const DECISIONS = ["keep", "approve", "hide", "return", "restore"] as const;
export type Decision = (typeof DECISIONS)[number];

/**
 * Of texts and names as well: the reading is archived; whoever bears the name bears a neutral one. What a member brought is
 * published (`approve`), returned to them, or declined.
 */
export const ITEM_DECISIONS = [...DECISIONS, "archive", "rename", "decline"] as const;
export type ItemDecision = (typeof ITEM_DECISIONS)[number];

/** Who asks to join is answered from the same queue. */
export const REQUEST_DECISIONS = ["approve", "decline"] as const;

/** Where what was decided wants no words; everything else is done with a reason. */
const WITHOUT_NOTE: readonly ItemDecision[] = ["keep", "approve", "restore"];
export const needsNote = (decision: ItemDecision): boolean => !WITHOUT_NOTE.includes(decision);

/** A post as moderators find it: its own state, and that of the words that wait behind those that are shown. */
export type Standing = {
  moderation: Moderation;
  pending: "held" | "returned" | null;
  /** Hidden by flags, and no moderator has looked yet: that it stays hidden is decided with a reason. */
  isUndecided?: boolean;
};

/**
 * What each decision makes of a post; null where it cannot be taken. Words that wait behind shown ones are approved or
 * returned by themselves, and hidden only with the whole post.
 */
export function standingAfter(
  { moderation, pending, isUndecided = false }: Standing,
  decision: Decision,
): Standing | null {
  switch (decision) {
    case "keep":
      return moderation === "held" || pending === "held" || isUndecided ? null : { moderation, pending };
    case "approve":
      if (moderation === "held") return { moderation: "visible", pending };
      return moderation === "visible" && pending === "held" ? { moderation, pending: null } : null;
    case "hide":
      return moderation === "hidden" && !isUndecided ? null : { moderation: "hidden", pending };
    case "return":
      if (moderation === "visible" && pending === "held") return { moderation, pending: "returned" };
      return moderation === "visible" || moderation === "held" ? { moderation: "returned", pending } : null;
    case "restore":
      return moderation === "hidden" || moderation === "returned" ? { moderation: "visible", pending } : null;
  }
}

/**
 * What taking a decision back makes of what it was about: it is shown again, waits again for whoever has to look before
 * others do, or is its author's to edit again. Nothing is shown by it that was not shown before.
 */
export const WAYS_BACK = ["show", "wait", "return"] as const;
export type WayBack = (typeof WAYS_BACK)[number];

/** By a moderator: what flags have hidden waits for one, and is decided. */
export const isTakenAway = ({ moderation, isUndecided = false }: Standing): boolean =>
  moderation === "returned" || (moderation === "hidden" && !isUndecided);

/** All that can be decided of it as it stands, in the order in which it is offered. */
export const decisionsOn = (standing: Standing): Decision[] =>
  (["approve", "keep", "restore", "return", "hide"] as const).filter(
    (decision) => standingAfter(standing, decision) !== null,
  );

/** What may wait before it is shown, as a group chooses it. */
export const HOLDS = ["nothing", "first-posts", "everything"] as const;

export type ModerationSettings = PaceSettings & {
  hold: (typeof HOLDS)[number];
  /** With `first-posts`: until so many posts of a member have been shown. */
  firstPosts: number;
  /** Posts with links to elsewhere wait. */
  holdLinks: boolean;
  /** Posts with one of these words wait. */
  words: string[];
  /** So many open flags hide a post until a moderator has looked; null for never. */
  flagsToHide: number | null;
  /** Members may bring texts, which wait until an organizer publishes them. */
  takesTexts: boolean;
  /** Members may read the moderation log too, without the names of those who flagged. */
  isLogOpen: boolean;
  /** What moderators say again and again with a decision, to choose from. */
  stockNotes: string[];
};

export const UNMODERATED: ModerationSettings = {
  hold: "nothing",
  firstPosts: FIRST_POSTS_MOST.usual,
  holdLinks: false,
  words: [],
  flagsToHide: null,
  isLogOpen: false,
  stockNotes: [],
  takesTexts: false,
  ...UNPACED,
};

/** Nothing of what members write has to be looked at before it is shown. */
export const holdsNothing = ({
  hold,
  holdLinks,
  words,
  holdsFloods,
  asksSpamCheck,
}: ModerationSettings): boolean =>
  hold === "nothing" && !holdLinks && words.length === 0 && !holdsFloods && !asksSpamCheck;

/** What decides whether words wait: `shown` is how many posts of their author have been shown in this group. */
export type Written = {
  text: string;
  hasLinks: boolean;
  shown: number;
  memberForDays: number;
  /** They are one of many in a short time. */
  isFlood: boolean;
  isByModerator: boolean;
};

/** Why these words wait; null where they are shown at once. What is caught by a word waits like all else: nothing vanishes. */
export function holdReason(settings: ModerationSettings, written: Written): HoldReason | null {
  if (written.isByModerator) return null;
  if (settings.hold === "everything") return "everything";
  if (settings.hold === "first-posts" && isNewHere(settings, written)) return "first-posts";
  if (settings.holdsFloods && written.isFlood) return "flood";
  if (settings.holdLinks && written.hasLinks) return "links";
  return hasListedWord(written.text, settings.words) ? "words" : null;
}

/** Until so many posts are shown or so many days have passed, whichever comes first. */
const isNewHere = (
  { firstPosts, firstDays }: ModerationSettings,
  { shown, memberForDays }: Written,
): boolean => shown < firstPosts && (firstDays === null || memberForDays < firstDays);

/** Whether one of the listed words or phrases stands in the text as whole words, however it is spelled to be missed. */
export function hasListedWord(text: string, listed: readonly string[]): boolean {
  return [skeletonOf, (words: string) => skeletonOf(withoutSigns(words))].some((plain) => {
    const [words, stroked] = [` ${plain(text)} `, ` ${plain(withStrokes(text))} `];
    return listed.some((word) => {
      const wanted = plain(word);
      if (wanted === "") return false;
      if (words.includes(` ${wanted} `)) return true;
      return stroked.includes(STROKE) && new RegExp(` ${strokesIn(wanted)} `, "u").test(stroked);
    });
  });
}

/** A stroke that is read as i and as l, whichever it is, as a letter that hardly any language writes. */
const STROKE = "ƚ";

/** A capital I within or before small letters, a 1 or | in a word, and an l that a word begins with before a consonant. */
const withStrokes = (text: string): string =>
  text
    .replace(/(?<=\p{Ll})I|I(?=I?\p{Ll}{2})|(?<=\p{L})[1|]|[1|](?=\p{L})|(?<=[\p{L}][1|])[1|]/gu, STROKE)
    .replace(/(?<![\p{L}\p{N}])l(?=[bcdfghjkmnpqrstvwxz])/giu, STROKE);

/** A word to look for, in which a stroke may stand for what it is read as. All of it is letters, digits and spaces. */
const strokesIn = (plain: string): string => plain.replace(/[il]/g, `[$&${STROKE}]`);

/** Digits and signs that stand for letters: folded apart from the letters, since most of them are only what they are. */
const SIGNS: Record<string, string> = {
  ...{ "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t" },
  ...{ "@": "a", $: "s", "!": "i", "|": "i" },
};

/** Where a letter or digit follows: what ends a word is punctuation. */
const withoutSigns = (text: string): string =>
  text.replace(
    /[013457@$!|](?=[\p{L}\p{N}@$!|])|[013457](?!\p{N})|(?<=[\p{L}@$])[@$](?![\p{L}\p{N}])/gu,
    (sign) => SIGNS[sign] ?? sign,
  );

/** Letters of other alphabets that are read as a Latin one: those of Unicode's confusables (UTS 39) that people use. */
const LOOK_ALIKES: Record<string, string> = Object.fromEntries(
  [
    ["a", "аɑαᴀ"],
    ["b", "ЬƄьʙ"],
    ["c", "сϲᴄ"],
    ["d", "ԁɗδᴅ"],
    ["e", "еєҽεᴇ"],
    ["g", "ɡցɢ"],
    ["h", "һհʜ"],
    ["i", "іıɩιɪ"],
    ["j", "јϳᴊ"],
    ["k", "κкᴋ"],
    ["l", "ӏⅼʟ"],
    ["m", "мᴍ"],
    ["n", "ոпɴ"],
    ["o", "оοσօᴏ"],
    ["p", "рρᴘ"],
    ["q", "ԛգ"],
    ["r", "гᴦʀ"],
    ["s", "ѕꜱ"],
    ["t", "тτᴛ"],
    ["u", "υսʋᴜ"],
    ["v", "ѵνᴠ"],
    ["w", "ԝѡωᴡ"],
    ["x", "хχ"],
    ["y", "уγүʏ"],
    ["z", "ᴢ"],
  ].flatMap(([latin = "", alike = ""]) => [...alike].map((letter) => [letter, latin])),
);

/**
 * Words as they look: compatible forms made one (NFKC), marks, invisible signs and case taken away, look-alikes folded,
 * everything else between words a space.
 */
export function skeletonOf(text: string): string {
  const plain = text.normalize("NFKC").replace(/\p{Default_Ignorable_Code_Point}/gu, "");
  const bare = plain
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}+/gu, "");
  const folded = Array.from(bare, (letter) => LOOK_ALIKES[letter] ?? letter).join("");
  return folded.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** What a moderator does about a member, for whom it is said why. */
export const SANCTIONS = ["warn", "silence", "remove", "ban"] as const;
export type Sanction = (typeof SANCTIONS)[number];

/** What Postgres and calendars can still tell from a time: a silence without an end. */
export const SILENCED_FOR_GOOD = new Date("9999-12-31T00:00:00Z");

/** Every step that the moderation log knows. */
export const LOG_ACTIONS = [
  "flag",
  "hold",
  "keep",
  "approve",
  "hide",
  "hide-by-flags",
  "return",
  "restore",
  "archive",
  "rename",
  "hand-in",
  "take-back",
  "decline",
  "resubmit",
  "amend",
  "appeal",
  "lock",
  "unlock",
  "slow",
  "move",
  "move-back",
  "rest",
  "take-up",
  "let-in",
  "turn-away",
  "warn",
  "silence",
  "unsilence",
  "remove",
  "ban",
  "unban",
  "readmit",
  "settings",
  "looked-into",
  "name-organizer",
  "delete",
] as const;
export type LogAction = (typeof LOG_ACTIONS)[number];

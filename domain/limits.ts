/** Characters of a post's words: about ten pages, more than anyone answers in the margin; a longer thought is several posts. */
export const POST_LENGTH = 20_000;

/** Paragraphs, lists, runs of words and breaks in a post: a list of single words as long as POST_LENGTH needs nine thousand. */
export const POST_NODES = 10_000;

/** Lists in quotes in lists: deeper is unreadable at 320 px and only made by machines. */
export const POST_DEPTH = 12;

/** What browsers and mail programs still follow. */
export const LINK_LENGTH = 2_000;

/** Writes of one user: no person reaches it, a script that runs away does. */
export const WRITING = { points: 1_000, seconds: 300 };

/** What a file may weigh when it arrives: the longest novels are a tenth of it as plain text. */
export const IMPORT_BYTES = 50 * 1024 * 1024;

/** Characters of one paragraph. Nobody reads more in one piece, and one that long is a file that is not a text. */
export const PARAGRAPH_LENGTH = 1_000_000;

/** Paragraphs of one text: three Bibles. */
export const TEXT_PARAGRAPHS = 200_000;

/** Characters of a title; the longest in use, on old title pages, are about half of it. */
export const TITLE_LENGTH = 500;
/** How deep replies nest: deeper is a chain of two people, which reads as well flat. */
export const POST_ANCESTORS = 64;

/** Characters of a group's name: what fits a page's title and a mail's subject. */
export const GROUP_NAME_LENGTH = 100;

/** Characters of a group's slug: short enough to be read out. */
export const SLUG_LENGTH = 60;

/** Characters of a group's description: a page, after which people stop reading. */
export const DESCRIPTION_LENGTH = 5_000;

/** Tries of one organizer to add somebody who is not there: a list with mistakes passes, a search for accounts does not. */
export const UNKNOWN_PEOPLE = { points: 20, seconds: 60 * 60 };

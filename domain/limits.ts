/** Characters of a post's words: about ten pages, more than anyone answers in the margin; a longer thought is several posts. */
export const POST_LENGTH = 20_000;

/** Characters of a passage: as much as the longest answer to it. Each list of annotations carries the words twice. */
export const PASSAGE_LENGTH = 20_000;

/** Words of a text that only one request at a time searches through for a passage: a long novel, done in a tenth of a second. */
export const SEARCHED_ALONE_WORDS = 200_000;

/** Paragraphs, lists, runs of words and breaks in a post: a list of single words as long as POST_LENGTH needs nine thousand. */
export const POST_NODES = 10_000;

/** Members whom one post mentions: more would be a way of calling everybody together. */
export const MENTIONS = 10;

/** Names offered to whoever types `@`: as many as are seen at once on a small screen; another letter brings others. */
export const MENTIONABLE = 6;

/** What may be a mention is looked up for no more than so many: the rest is words. */
export const MENTIONS_LOOKED_UP = 50;

/** Lists in quotes in lists: deeper is unreadable at 320 px and only made by machines. */
export const POST_DEPTH = 12;

/** What browsers and mail programs still follow. */
export const LINK_LENGTH = 2_000;

/** Writes of one user: no person reaches it, a script that runs away does. */
export const WRITING = { points: 1_000, seconds: 300 };

/** How long a request may be sent again under its idempotency key: a script's nightly run, and its repetition. */
export const IDEMPOTENCY_SECONDS = 24 * 60 * 60;

/** What a file may weigh when it arrives: the longest novels are a tenth of it as plain text. */
export const IMPORT_BYTES = 50 * 1024 * 1024;

/** What a packed file (DOCX, EPUB) may hold when it is unpacked, and how many files: illustrated books of a thousand pages have a tenth. */
export const UNPACKED = {
  bytes: 300 * 1024 * 1024,
  entries: 10_000,
  /** How many times its own size it may be unpacked; words pack to a tenth, drawings to a fiftieth. */
  timesItsSize: 200,
  /** Below this it may be packed as tightly as it likes. */
  unharmfulBytes: 16 * 1024 * 1024,
};

/** The same of a PDF's streams without its pictures, which are read at once: words and drawings pack to a twentieth. */
export const PDF_UNPACKED = {
  bytes: UNPACKED.bytes,
  timesItsSize: 100,
  unharmfulBytes: UNPACKED.unharmfulBytes,
};

/** What is fetched from a web address, for whom it was named: a page with all that it says in words is a tenth of it. */
export const FETCHED = { bytes: 10 * 1024 * 1024, seconds: 10, redirects: 5 };

/** Addresses that are fetched from at once, one a person: each takes ten seconds and 20 MB at the most. */
export const FETCHES_UNDER_WAY = 10;

/** Pages of one PDF; a file of a few kilobytes may say that it has millions. */
export const PDF_PAGES = 20_000;

/** How far into its pages a PDF is looked at for the names of its faces; a book has a dozen, a collection of essays some for each. */
export const PDF_FACES = { pages: 200, thousandsOfSteps: 50 };

/** How deep a file may be nested: the readers of trees take one step in for each. */
export const NESTED = {
  /** Elements in one another. Pages that people write have some forty. */
  elements: 500,
  /** Signs of Markdown's quotations and lists, one in another. */
  signs: 200,
};

/** How much of what one paragraph of Markdown may have, each far more than any that people write. */
export const TANGLED = {
  /** Runs of `*`, `_` and `~`. */
  emphasis: 20_000,
  /** Brackets that open nothing or end nothing, or stand in one another. */
  brackets: 2_000,
  /** Beginnings of what HTML does not show. */
  comments: 1_000,
  /** Lengths of runs of backticks. */
  ticks: 50,
  /** Of a table. */
  columns: 2_000,
};

/** Lists in one another that a text keeps apart: an item that stands deeper is shown like the ninth. Laws have five or six. */
export const LIST_DEPTH = 9;

/**
 * One picture of a text: a photograph of a good camera. A browser needs four bytes for each of its points to show it, and
 * whoever reads on a phone has 200 MB for that at the most.
 */
export const PICTURE = { bytes: 10 * 1024 * 1024, side: 16_384, pixels: 50_000_000 };

/** Of all frames of a picture that moves: a minute of a small film. */
export const PICTURE_FRAMES_PIXELS = 500_000_000;

/** What is smaller than that on a side, and described by nobody, is an ornament, or there to be counted. */
export const PICTURE_LEAST = 32;

/** Of one text: an illustrated book. More than a file may weigh in all there cannot be, unless one file is taken many times. */
export const PICTURES = { count: 2_000, bytes: IMPORT_BYTES };

/** Characters of a picture's description: a page. */
export const PICTURE_ALT = 2_000;

/** Kilobytes of files that one person imports in a day: a hundred novels, or ten of the largest files. */
export const IMPORTING = { points: 500 * 1024, seconds: 24 * 60 * 60 };

/** Kilobytes that a file counts for at least: two thousand a day. Even a tiny one may take the parser ten seconds. */
export const IMPORT_COUNTED_LEAST = 256;

/** How far the cells of a table may reach, as pages may say of each in a few letters. */
export const TABLE = {
  /** As many columns as one cell may reach over in HTML. */
  columns: 1_000,
  /** Empty cells beside and below those that reach further; with more of them a table is read as if none did. */
  gaps: 100_000,
};

/** Characters of one paragraph. Nobody reads more in one piece, and one that long is a file that is not a text. */
export const PARAGRAPH_LENGTH = 1_000_000;

/** Paragraphs of one text: three Bibles. */
export const TEXT_PARAGRAPHS = 200_000;

/** Characters of a title; the longest in use, on old title pages, are about half of it. */
export const TITLE_LENGTH = 500;

/** Characters of a line about a text: its date, its source with a long address, its licence. */
export const ABOUT_LENGTH = 1_000;

/** Authors that a text names: a paper of a laboratory may have hundreds, of whom nobody reads more. */
export const AUTHORS_OF_TEXT = 100;

/** How deep replies nest: deeper is a chain of two people, which reads as well flat. */
export const POST_ANCESTORS = 64;

/** Characters of a group's name: what fits a page's heading, and a window's title as far as it is shown. */
export const GROUP_NAME_LENGTH = 100;

/** Characters of a group's slug: short enough to be read out. */
export const SLUG_LENGTH = 60;

/** Characters of a group's description: a page, after which people stop reading. */
export const DESCRIPTION_LENGTH = 5_000;

/** Characters of what somebody writes when asking to join, and of what they are answered: a few sentences; more is a letter. */
export const REQUEST_LENGTH = 1_000;

/** How long the home page says that a request was declined; the group's own page says so until one asks again. */
export const DECLINED_TOLD_DAYS = 30;

/** How many posts of a new member wait at most, and how many where the group does not say: enough to know somebody by. */
export const FIRST_POSTS_MOST = { usual: 3, most: 20 };

/** How long a member is new at most, and where the group does not say; a term is longer, and they are known by then. */
export const NEW_MEMBER = { usualDays: 7, mostDays: 90 };

/** Posts of a new member within a day, at most: beyond, it is no limit. */
export const NEW_POSTS_MOST = 50;

/** Seconds from one post to the next: less than five are not noticed, and more than a day is silence. */
export const SECONDS_BETWEEN = { least: 5, most: 24 * 60 * 60 };

/** Characters of new words up to which an edit mends what was said: a slip in every line, or a sentence that was forgotten. */
export const MENDED = 200;

/** More posts than this within two minutes nobody thinks of: a slow reader's evening, pasted, or a script. */
export const FLOOD = { posts: 10, seconds: 120 };

/**
 * Characters from which the same words again are no "I agree", and how many earlier posts of a day they are compared
 * with: a busy person's week.
 */
export const REPEATED = { length: 20, posts: 200 };

/** Seconds that a spam check has: as long as whoever posts waits without wondering. Most answer within half of one. */
export const SPAM_CHECK_SECONDS = 3;

/** Characters of what a moderator says about a decision, a member about a flag or an appeal: a few sentences. */
export const MODERATION_NOTE_LENGTH = 2_000;

/** Words that a group has looked at before they are shown, and characters of one: each is looked for in every post. */
export const LISTED_WORDS = { most: 200, length: 60 };

/** What moderators say again and again, to choose from, and characters of one: more, or longer, is searched for and not chosen. */
export const STOCK_NOTES = { most: 20, length: 500 };

/** What waits for moderators is counted up to here: whoever has more knows that it is much. */
export const REVIEW_COUNTED = 99;

/** Of so many groups what waits is told in full on one page, and of each so much: more has the group's own page. */
export const QUEUES_OPENED = { groups: 10, items: 5 };

/** What one member may have waiting before a group's review: more at once nobody looks through with care. */
export const IMPORTS_WAITING = 5;

/** Characters of a text that its review begins with: enough to know what it is; the rest stands in the preview. */
export const REVIEW_BEGINNING = 600;

/** Characters of a group's rules: two pages, which is more than anybody keeps in mind. */
export const RULES_LENGTH = 10_000;

/** Flags that one member sends in a day: nobody who reads finds more, somebody who is angry does. */
export const FLAGGING = { points: 50, seconds: 24 * 60 * 60 };

/** Slugs that one person asks for, had or not: private groups are not to be found out by trying. */
export const ASKED_SLUGS = { points: 50, seconds: 60 * 60 };

/** Groups that one person makes in a day: a school's classes, made by a script. */
export const GROUPS_MADE = { points: 200, seconds: 24 * 60 * 60 };

/** Tries of one organizer to add somebody who is not there: a list with mistakes passes, a search for accounts does not. */
export const UNKNOWN_PEOPLE = { points: 20, seconds: 60 * 60 };
/** How long a removal, or a withdrawal, can be undone as a slip: as long as one is still at it. */
export const TAKING_BACK = 60 * 60 * 1000;

/** Characters of a name, of an account’s or in a group: the longest in use are half of it. */
export const NAME_LENGTH = 80;

/** Names that one person tries to bear in groups: as many as one thinks of, and no way to find out which are taken. */
export const PSEUDONYMS_TRIED = { points: 20, seconds: 60 * 60 };

/** Pseudonyms that one member chooses in a month: a slip, and a change of mind. More is a mask for each post. */
export const PSEUDONYMS_CHOSEN = { points: 3, seconds: 30 * 24 * 60 * 60 };

/** Wrong passwords for one account: the sixth in half an hour is refused, and the owner has the reset link. */
export const WRONG_PASSWORDS = { points: 5, seconds: 30 * 60 };

/** Wrong passwords from one address: more than a class that mistypes, fewer than a list of accounts tried once each. */
export const WRONG_PASSWORDS_FROM = { points: 80, seconds: 60 * 60 };

/** Accounts that a browser is known to have signed in to: a family's tablet. */
export const KNOWN_ACCOUNTS = 5;
/** For how long: from one year's class to the next. */
export const BROWSER_KNOWN = 365 * 24 * 60 * 60 * 1000;

/** Links mailed to one address: enough for somebody impatient, too few to fill a stranger's mailbox. */
export const MAILED_LINKS = { points: 4, seconds: 60 * 60 };

/** Links asked for from one address: two classes that sign up in the same hour. */
export const MAILED_LINKS_FROM = { points: 100, seconds: 60 * 60 };

/** Passwords that are hashed for one link: it works once, so all after the first are a double click, or somebody who wastes time. */
export const LINK_OPENINGS = { points: 20, seconds: 24 * 60 * 60 };

/** A browser that was not seen for a month has been given away or forgotten; none is trusted longer than a season. */
export const SESSION_IDLE = 30 * 24 * 60 * 60 * 1000;
export const SESSION_AGE = 90 * 24 * 60 * 60 * 1000;

/** How close to its start a session stands for the person, where there is no password to ask for. */
export const SESSION_FRESH = 15 * 60 * 1000;

/** "Last seen" is told to the minute, so that reading does not write at every page. */
export const SEEN_INTERVAL = 60 * 1000;

/** What a page missed is told piece by piece up to here: an evening's talk. Beyond, it asks again for what it shows. */
export const MISSED_TOLD = 500;

/** Live connections of one account: hidden pages give theirs back, and nobody looks at so many windows. */
export const STREAMS_OF_USER = 100;

/** Live connections of one account to what waits for moderators: each counts the queues of all their groups. */
export const QUEUE_STREAMS_OF_USER = 20;

/** Live connections of people without an account behind one address: a lecture. */
export const STREAMS_FROM_ADDRESS = 400;

/** How old the door's answer to an open live stream may grow when nothing was heard: sessions also end by their age alone. */
export const RIGHTS_AGE = 60 * 1000;

/** A token that nobody remembers should not be good for ever. */
export const TOKEN_AGE = 365 * 24 * 60 * 60 * 1000;

/** Characters of a password, counted as people see them and not in bytes: what NIST asks of a password that stands alone. */
export const PASSWORD_MIN = 15;
/** Nobody types more; hashing must have an end. */
export const PASSWORD_MAX = 1_000;

/** How long an invitation is good for: two meetings of a group that meets weekly; at most until next year's class. */
export const INVITATION_DAYS = 14;
export const INVITATION_DAYS_MOST = 366;

/** How many people one link may let in, if it is counted: a lecture. */
export const INVITATION_USES_MOST = 10_000;

/** Invitations one person sends by mail: a few classes a day. */
export const INVITING_BY_MAIL = { points: 300, seconds: 24 * 60 * 60 };

/** Invitations mailed to one address, by whomever: somebody wanted by three groups, and no full mailbox. */
export const INVITED_BY_MAIL = { points: 5, seconds: 24 * 60 * 60 };

/** People in one list: a lecture. */
export const ROSTER_ROWS = 500;

/** What a list may weigh: as many rows with everything a school writes beside a name. */
export const ROSTER_BYTES = 256 * 1024;

/** Accounts without an address that one person makes in a day: a school's year. */
export const ROSTERED = { points: 500, seconds: 24 * 60 * 60 };

/** Links that one person prints in a day: each of those accounts, and again for all who lost the paper. */
export const PRINTED_LINKS = { points: 2_000, seconds: 24 * 60 * 60 };

/** Milliseconds that whoever brings a file waits for it before they are shown how far it is: most are read by then. */
export const IMPORT_AWAITED = 2_000;

/** How often reading a file is begun, where the process that reads it dies: what kills three of them would kill the next. */
export const IMPORT_TRIES = 3;

/** Seconds after which a file that is being read counts as left lying: twice the minute that it may take. */
export const IMPORT_EXPIRES = 120;

/** Files up to this size are read within a tenth of a second, and need no process of their own. */
export const PARSING_APART_BYTES = 256 * 1024;

/** What is larger than any post is a file: who sends it is asked for their right before it is read. */
export const UPLOAD_BYTES = 1024 * 1024;

/** Files read at once; each is in memory several times over until it is kept (200 MB for the largest). */
export const UPLOADS_AT_ONCE = 3;

/** Files that are being sent, or wait to be read, one a person: 500 MB at the worst, and more than a busy site ever sees. */
export const UPLOADS_UNDER_WAY = 10;

/** What a file has to arrive with, on the whole, once a slow connection has had its half minute: a poor mobile one. */
export const UPLOAD_PACE = { afterSeconds: 30, bytesPerSecond: 8 * 1024 };

/**
 * Files are read one after the other, so a small one that never ends may not hold up the others for as long as a large one
 * takes: five seconds of the processor, and one more for each 256 KB. A file of IMPORT_BYTES takes 4 s and 500 MB (measured) where nothing
 * else is done; after a minute, nobody waits for it.
 */
export const PARSING = {
  seconds: 5,
  bytesPerSecond: 256 * 1024,
  mostSeconds: 60,
  heapMegabytes: 1_500,
};

/**
 * Megabytes that reading a PDF may take, and more for each of its own: one of a few kilobytes may say that it is gigabytes.
 * One page takes 140, a novel of 560,000 words 240 (measured).
 */
export const PDF_MEMORY = { megabytes: 300, timesItsSize: 8 };

/** UTF-16 units of HTML that a server keeps ready: twenty long novels, some 100 MB at the most. */
export const EDITIONS_IN_MEMORY = 50_000_000;

/** Posts not yet seen are counted up to here when a page opens; beyond, it only says that there are more. */
export const FRESH_COUNTED = 500;

/** New posts counted in a list of readings: past a hundred nobody compares, and the count would cost as much as the talk. */
export const FRESH_LISTED = 100;

/** Files of a kind that one user takes along: all readings of a busy account, one after the other; a loop that runs away is stopped. */
export const EXPORTING = { points: 200, seconds: 60 * 60 };

/** Files that people without an account take along from one address: a lecture, each of them once. */
export const EXPORTING_FROM = { points: 400, seconds: 60 * 60 };

/** Of how many annotations a correction's report tells the words: as many as somebody looks through; the numbers are of all. */
export const PLACEMENTS_REPORTED = 200;

/** Changed paragraphs that a page with the difference shows: more nobody looks through at once. */
export const DIFFERENCES_SHOWN = 500;

/** Paragraphs of an earlier edition on one page, with all that was said of them. */
export const EDITION_PARAGRAPHS_SHOWN = 200;

/** How many earlier editions words are looked for in that the current one does not have: nobody reads on in an older one for long. */
export const EARLIER_EDITIONS_SEARCHED = 3;

/**
 * How often one person has words looked for in earlier editions: all that waited on their phone over a weekend. Each may
 * cost a look through three editions.
 */
export const FOLLOWING_LATE = { points: 60, seconds: 10 * 60 };

/** Corrections and translations of one person that are held against the text as it is: a class's worth in an hour; the longest take some seconds each. */
export const ALIGNING = { points: 100, seconds: 60 * 60 };

/** Characters of editions whose alignments a server keeps ready: three long novels before and after, some 50 MB at the most. */
export const ALIGNMENTS_IN_MEMORY = 20_000_000;

/** How often one user has a whole text looked through: somebody who works through a concordance. */
export const FINDING = { points: 120, seconds: 10 * 60 };

/** The same from one address, of people without an account. */
export const FINDING_FROM = { points: 240, seconds: 10 * 60 };

/** Characters looked for in a text: a long sentence. */
export const FIND_LENGTH = 200;

/** Headings in a list of contents: a Bible with its chapters. What has more is listed by its parts. */
export const CONTENTS_LENGTH = 3_000;

/** Whole editions that are read at once for a file: each is held until the file is made. */
export const EDITIONS_READ_AT_ONCE = 2;

/** Rendered versions of posts that a server keeps ready: the talk of some lively readings, a few megabytes. */
export const BODIES_IN_MEMORY = 10_000;

/** Marks of one paragraph: every second word of a long page set apart. Each costs time whenever the paragraph is drawn. */
export const PARAGRAPH_MARKS = 2_000;

/** Marks that lie over each other: no text needs more, and each is closed and opened again wherever another one ends. */
export const MARKS_DEEP = 12;

/** Texts in one assignment: more is a reading list, and each is read and counted at once. */
export const STRETCHES_MOST = 20;

/** Subgroups of one group: a lecture's tutorials. */
export const SUBGROUPS_MOST = 50;

/** Members named one by one; a larger circle is everybody. */
export const ASSIGNEES_MOST = 500;

/** Posts asked of each member: whoever wants more wants a diary. */
export const TARGET_MOST = 100;

/** What opens later than this is nobody's next thing to do: the home page leaves it out. */
export const LOOKED_AHEAD_DAYS = 14;

/** Reminders mailed to one person: a busy term, and no organizer's way to fill a mailbox. */
export const REMINDING = { points: 12, seconds: 24 * 60 * 60 };

/** Due times as near to each other as this are one to a reminder: whoever moves one a little reminds nobody again. */
export const REMINDED_ONCE_HOURS = 12;

/** How long calendars are told of what was due. */
export const CALENDAR_PAST_DAYS = 366;

/** How long calendars are told of what was withdrawn: programs that ask once a week hear of it. */
export const CANCELLED_TOLD_DAYS = 60;

/** Portions of a plan: a year, day by day. */
export const SCHEDULE_PORTIONS = 366;

/** Years from a plan's first meeting to its last: longer than a group lasts, and the end of holidays that have none. */
export const SCHEDULE_YEARS = 10;

/** Days from one meeting to the next: beyond a year there is no rhythm. */
export const RHYTHM_DAYS = 366;

/** Holidays of one plan, each a day or several in a row: those of some school years. */
export const HOLIDAYS_MOST = 60;

/**
 * How far a cut goes to stand at a heading, as a part of an even portion: with 3,000 words a week 450, which is two
 * minutes more for one week and two less for the next. Nobody minds that, and everybody minds half a chapter.
 */
export const HEADING_NEAR = 0.15;

/** Texts that a group takes along into its next term at once: a long reading list. */
export const TERM_TEXTS = 100;

/** Prompts and notes that come along: one on every page of a long novel. */
export const TERM_WORDS = 1_000;

/** Assignments that it takes along: two years, day by day. */
export const TERM_ASSIGNMENTS = 750;

/** Unread notices are counted up to here; beyond, nobody reads them one by one. */
export const NOTICES_COUNTED = 99;

/** How long notices are kept: as long as a season, after which they are history that the pages themselves tell. */
export const NOTICES_KEPT = 90 * 24 * 60 * 60 * 1000;

/** How long a site admin who looks into a group reads there: as long as it takes to judge a report. */
export const INSPECTION_TIME = 60 * 60 * 1000;

/** Long enough to see whether a group keeps its house, and short enough to be about now. */
export const REPORTS_DECIDED_DAYS = 30;

/** Rows of a translation on one page of the aligner: an hour's work, and drawn at once. */
export const ROWS_SHOWN = 200;

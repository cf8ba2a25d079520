import { expect, test } from "vitest";
import { parsePlainText } from "@/domain/formats/plain-text";

const CATS =
  "Cats sleep for two thirds of their lives, and nobody who has watched one on a radiator will call it wasted time. They do it with an attention that other animals keep for hunting.";
const DOGS =
  "Dogs, on the other hand, sleep because nothing is happening. The moment that something does, they are awake, and it is usually the post.";

function read(lines: string[], divider = "\n\n") {
  const parsed = parsePlainText(lines.join(divider));
  if (!parsed.ok) throw new Error(parsed.code);
  const { title, authors, paragraphs, excluded } = parsed.value;
  return {
    title,
    authors,
    words: paragraphs.map(({ text }) => text),
    excluded: excluded.map(({ text, reason, before }) => [text, reason, before]),
  };
}

test("a newspaper's page", () => {
  const page = [
    "Skip to content",
    "The Daily Example",
    "Home | News | Opinion | Sport",
    "Why cats sleep",
    "By Ann Smith and Jo O’Brien",
    "4 min read",
    "Share this article",
    CATS,
    "Advertisement",
    DOGS,
    "Related articles:",
    "© 2019 The Daily Example. All rights reserved.",
  ];
  expect(read(page)).toEqual({
    title: "Why cats sleep",
    authors: ["Ann Smith", "Jo O’Brien"],
    words: [CATS, DOGS],
    excluded: [
      ["Skip to content", "navigation", 0],
      ["The Daily Example", "navigation", 0],
      ["Home | News | Opinion | Sport", "navigation", 0],
      ["By Ann Smith and Jo O’Brien", "byline", 0],
      ["4 min read", "byline", 0],
      ["Share this article", "sharing", 0],
      ["Advertisement", "advertisement", 1],
      ["Related articles:", "navigation", 2],
      ["© 2019 The Daily Example. All rights reserved.", "copyright", 2],
    ],
  });
});

test("an archive's page, with a trail and a login", () => {
  const page = [
    "You are here: Home › Library › Essays",
    "On sleep",
    "PrintPDFE-mail",
    CATS,
    DOGS,
    "Log in or register to post comments",
    "Tags: cats, sleep, dogs",
    "Back to top",
  ];
  expect(read(page)).toEqual({
    title: "On sleep",
    authors: [],
    words: [CATS, DOGS],
    excluded: [
      ["You are here: Home › Library › Essays", "navigation", 0],
      ["PrintPDFE-mail", "sharing", 0],
      ["Log in or register to post comments", "account", 2],
      ["Tags: cats, sleep, dogs", "navigation", 2],
      ["Back to top", "navigation", 2],
    ],
  });
});

test("a blog with a cookie notice, a menu in lines and a crowd of buttons", () => {
  const page = [
    "This site uses cookies to make it better. By going on you agree to our cookie policy.",
    "Accept all cookies",
    "Home\nAbout\nArchive\nContact",
    "Sleeping dogs",
    "Posted on 3 May 2011 by admin",
    DOGS,
    CATS,
    "Facebook Twitter WhatsApp",
    "12 comments",
    "Leave a reply",
    "Powered by Examplepress",
  ];
  const { title, words, excluded } = read(page);
  expect([title, words]).toEqual(["Sleeping dogs", [DOGS, CATS]]);
  expect(excluded.map(([, reason]) => reason)).toEqual([
    "cookies",
    "cookies",
    "navigation",
    "byline",
    "sharing",
    "comments",
    "comments",
    "navigation",
  ]);
});

test("a German page", () => {
  const text =
    "Wer schläft, sündigt nicht, sagt das Sprichwort, aber es hat die Katzen nicht gekannt und auch sonst wenig gesehen.";
  expect(
    read([
      "Startseite > Texte > Tiere",
      "Vom Schlaf der Katzen",
      "Seite drucken",
      text,
      "Alle Rechte vorbehalten",
    ]),
  ).toEqual({
    title: "Vom Schlaf der Katzen",
    authors: [],
    words: [text],
    excluded: [
      ["Startseite > Texte > Tiere", "navigation", 0],
      ["Seite drucken", "sharing", 0],
      ["Alle Rechte vorbehalten", "copyright", 1],
    ],
  });
});

test("a story called Home keeps its title, and a text about cookies its words", () => {
  expect(read(["Home", CATS, DOGS])).toMatchObject({ title: "Home", excluded: [] });
  const baking =
    "Cookies were first baked for the long way across the sea, where bread would not keep, and sailors accept what there is.";
  expect(
    read([
      "On baking",
      baking,
      CATS,
      "Copyright is a strange word for something that nobody may copy, and so is right.",
    ]),
  ).toMatchObject({ title: "On baking", excluded: [] });
});

test("Log in, Print and Home in the middle of a text are words of it", () => {
  const lines = [CATS, "Home", DOGS, "Print", CATS];
  expect(read(lines).words).toEqual(lines);
});

test("an arrow that leads back from a note is no words of it, alone in its line; a pause is a pause", () => {
  const { words, excluded } = read([CATS, "* * *", DOGS, "He sleeps. ↩", "↩", CATS, "↩\ufe0e"]);
  expect(words).toEqual([CATS, "* * *", DOGS, "He sleeps. ↩", CATS]);
  expect(excluded).toEqual([
    ["↩", "navigation", 4],
    ["↩\ufe0e", "navigation", 5],
  ]);
});

test("nothing but furniture is the text itself", () => {
  expect(read(["Share this article", "Back to top"])).toMatchObject({
    words: ["Share this article", "Back to top"],
    excluded: [],
  });
  expect(read(["Hello"])).toMatchObject({ title: "Hello", words: ["Hello"], excluded: [] });
});

test("a letter's opening is not a menu", () => {
  expect(read(["Dear Ann:", CATS, DOGS]).words).toEqual(["Dear Ann:", CATS, DOGS]);
});

const LICENCE =
  "This ebook is for the use of anyone anywhere in the world at no cost and with almost no restrictions.";

test("Project Gutenberg's licence is set aside, and its header names title and author", () => {
  const page = [
    "The Project Gutenberg eBook of Sleep",
    LICENCE,
    "Title: Sleep\n       And Other Habits\nAuthor: Ann Smith\nLanguage: English",
    "*** START OF THE PROJECT GUTENBERG EBOOK SLEEP ***",
    "Produced by A. Volunteer",
    "SLEEP",
    "CHAPTER I",
    CATS,
    DOGS,
    "*** END OF THE PROJECT GUTENBERG EBOOK SLEEP ***",
    LICENCE,
  ];
  const { title, authors, words, excluded } = read(page);
  expect([title, authors]).toEqual(["Sleep And Other Habits", ["Ann Smith"]]);
  expect(words).toEqual(["SLEEP", "CHAPTER I", CATS, DOGS]);
  expect(new Set(excluded.map(([, reason]) => reason))).toEqual(new Set(["publisher"]));
  expect(excluded.map(([, , before]) => before)).toEqual(expect.arrayContaining([0, 4]));
});

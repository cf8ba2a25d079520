import { PlainError } from "./run.mjs";

const oneOf = (...values) => ({ isRight: (value) => values.includes(value) });
const onOrOff = { ...oneOf("on", "off"), mustBe: "on or off" };

/** As the driver reads it: several hosts, with commas between them, are one address to it. */
function isPostgresAddress(value) {
  const withOneHost = value.replace(/^([^/]*\/\/(?:[^/?#]*@)?[^/?#@,]*),[^/?#@]*/, "$1");
  try {
    const { username, password } = new URL(withOneHost);
    decodeURIComponent(username + password);
    return /^postgres(ql)?:\/\//i.test(value);
  } catch {
    return false;
  }
}

const isMailServer = (value) =>
  /^smtps?:\/\//i.test(value) && URL.canParse(value) && new URL(value).hostname !== "";

const isWebAddress = (value) => /^https?:\/\//i.test(value) && URL.canParse(value);

/** One address, alone or behind a name; what would make several of it counts only outside of quotation marks. */
const isSender = (value) =>
  /^(?:[^<>,;:\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@,;:]+@[^\s<>@,;:]+)$/.test(
    value.replace(/"[^"\r\n]*"/g, ""),
  );

/** The driver makes room for all of them at once, and no Postgres serves more well. */
const MOST_CONNECTIONS = 1000;

const MOST_PROCESSES = 64;

const wholeNumber = (most) => ({
  isRight: (value) => /^[1-9]\d*$/.test(value) && Number(value) <= most,
  mustBe: `a whole number from 1 to ${most}`,
});

/** A shorter one can be guessed, and whoever has guessed it signs in as anyone. */
const SHORTEST_SECRET = 32;

const IN_AN_ADDRESS = "in its password, write # as %23, / as %2F and % as %25";

/** What each setting may be. `isSecret`: its value is told to nobody. `isForServing`: nothing to the command line. */
const RULES = [
  {
    name: "DATABASE_URL",
    isSecret: true,
    isRight: isPostgresAddress,
    mustBe: "the address of a Postgres, like postgres://user:password@host:5432/database",
    remedy: `Mend it (${IN_AN_ADDRESS}), or leave it out for the embedded Postgres.`,
  },
  {
    name: "NEXTAUTH_SECRET",
    isSecret: true,
    isRight: (value) => value.length >= SHORTEST_SECRET,
    mustBe: `at least ${SHORTEST_SECRET} characters long`,
    remedy:
      "Make one with `openssl rand -base64 32`, or leave it out, and one is made and kept; a new one signs everybody out.",
  },
  {
    name: "SMTP_URL",
    isSecret: true,
    isRight: isMailServer,
    mustBe: "the address of a mail server, like smtps://user:password@mail.example.org",
    remedy: `Mend it (${IN_AN_ADDRESS}), or leave it out to keep mail in the outbox.`,
  },
  {
    name: "MAIL_FROM",
    isRight: isSender,
    mustBe: "one mail address, alone or behind a name: Reading group <reading@example.org>",
    remedy: 'Mend it (a name with a comma or a colon stands in "…"), or leave it out.',
  },
  {
    name: "COLLOQUY_SPAM_CHECK_URL",
    isRight: isWebAddress,
    mustBe: "the address of an Akismet-compatible check, like https://rest.akismet.com/1.1/comment-check",
    remedy: "Mend it, or leave it out for no spam check.",
  },
  {
    name: "COLLOQUY_IMPORT_ALSO_FROM",
    isRight: (value) => value.split(",").every((host) => /^[a-z0-9.-]+:\d{1,5}$/.test(host.trim())),
    mustBe: "hosts with their ports, like library.internal:80, with commas between them",
    remedy: "Mend it, or leave it out to import from public addresses only.",
  },
  {
    name: "COLLOQUY_TRUST_PROXY",
    isForServing: true,
    ...onOrOff,
    remedy: "Set it to on behind a reverse proxy, else leave it out.",
  },
  {
    name: "COLLOQUY_ACCESS_LOG",
    isForServing: true,
    ...onOrOff,
    remedy: "Set it to on for a line each request, else leave it out.",
  },
  {
    name: "COLLOQUY_JOBS",
    isForServing: true,
    ...onOrOff,
    remedy: "Set it to off where another instance sends the mail, else leave it out.",
  },
  {
    name: "COLLOQUY_LOG_LEVEL",
    ...oneOf("debug", "info", "warn", "error"),
    mustBe: "debug, info, warn or error",
    remedy: "Set it to one of these, or leave it out for info.",
  },
  {
    name: "COLLOQUY_DATABASE_CONNECTIONS",
    ...wholeNumber(MOST_CONNECTIONS),
    remedy: "Set it to such a number, or leave it out for 10.",
  },
  {
    name: "COLLOQUY_PROCESSES",
    isForServing: true,
    ...wholeNumber(MOST_PROCESSES),
    remedy: "Set it to the number of cores, or leave it out for 2 of them.",
  },
];

/** Refuses, in one line, what a setting must not be. An empty one counts as left out. */
export function checkEnvironment({ isServing }) {
  for (const { name, isRight, mustBe, remedy, isSecret, isForServing } of RULES) {
    const value = process.env[name];
    if (!value || (isForServing && !isServing) || isRight(value)) continue;
    // As JSON, since a line break in it would make two lines of one.
    const what = isSecret ? "cannot be used as it is" : `is ${JSON.stringify(value)}`;
    throw new PlainError(`${name} ${what}; it must be ${mustBe}. ${remedy}`);
  }
}

import { type IncomingMessage, request as requestPlain } from "node:http";
import { request as requestEncrypted } from "node:https";
import { isIP } from "node:net";
import type { Readable, Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { FETCHED } from "@/domain/limits";
import { accepted, type Parsed, rejected } from "@/domain/parsed";
import { guardedLookup, isPublicAddress, type LookUp, PrivateAddress } from "./public-address";

export type Fetched = {
  bytes: Uint8Array;
  /** Where it came from in the end. */
  address: string;
  /** As the server says, with its parameters. */
  type: string;
};

type Settings = {
  /** `host:port` of what may be fetched from although it is not public. */
  alsoFrom?: readonly string[];
  seconds?: number;
  bytes?: number;
  look?: LookUp;
};

/** It came to more than there may be. */
class TooLarge extends Error {}

/**
 * Fetches what somebody has named the address of, for them to see it: so nothing is asked for that only this machine can
 * reach. Each address on the way is held against that anew; no cookies and no passwords are sent.
 */
export async function guardedFetch(
  address: string,
  { alsoFrom = [], seconds = FETCHED.seconds, bytes = FETCHED.bytes, look }: Settings = {},
): Promise<Parsed<Fetched>> {
  const deadline = AbortSignal.timeout(seconds * 1_000);
  try {
    return await within(deadline, follow(address.trim(), { alsoFrom, bytes, look, deadline }));
  } catch (cause) {
    if (deadline.aborted) return rejected("import.address-too-slow", { limit: seconds });
    if (cause instanceof PrivateAddress) return rejected("import.address-private");
    if (cause instanceof TooLarge)
      return rejected("import.address-too-large", { limit: Math.floor(bytes / (1024 * 1024)) });
    return rejected("import.address-unreachable");
  }
}

type Journey = {
  alsoFrom: readonly string[];
  bytes: number;
  look: LookUp | undefined;
  deadline: AbortSignal;
};

async function follow(
  address: string,
  { alsoFrom, bytes, look, deadline }: Journey,
): Promise<Parsed<Fetched>> {
  let next = address;
  for (let hop = 0; hop <= FETCHED.redirects; hop++) {
    const url = URL.canParse(next) ? new URL(next) : null;
    if (!url) return rejected("import.address-unreadable");
    const isAlso = alsoFrom.includes(`${url.hostname}:${portOf(url)}`);
    const refusal = isAlso ? null : refusalFor(url);
    if (refusal) return refusal;
    const answer = await ask(url, isAlso ? undefined : guardedLookup(look), deadline);
    const location = isRedirect(answer) ? answer.headers.location : undefined;
    if (location === undefined) return readAnswer(answer, url, bytes);
    answer.destroy();
    if (!URL.canParse(location, url)) return rejected("import.address-unreachable");
    next = new URL(location, url).href;
  }
  return rejected("import.address-redirects", { limit: FETCHED.redirects });
}

async function readAnswer(answer: IncomingMessage, url: URL, most: number): Promise<Parsed<Fetched>> {
  const status = answer.statusCode ?? 0;
  if (status !== 200) {
    answer.destroy();
    return rejected("import.address-refused", { status });
  }
  url.hash = "";
  const type = answer.headers["content-type"] ?? "";
  return accepted({ bytes: await readAll(answer, most), address: url.href, type });
}

const portOf = ({ protocol, port }: URL): string => port || (protocol === "https:" ? "443" : "80");

/** Numbers in all their spellings (octal, hexadecimal, one whole number) the address has made into the usual one by now. */
function refusalFor(url: URL) {
  const { protocol, hostname, username, password } = url;
  const isWeb = protocol === "http:" || protocol === "https:";
  if (!isWeb || !["80", "443"].includes(portOf(url)) || username !== "" || password !== "")
    return rejected("import.address-not-allowed");
  const bare = hostname.replace(/^\[|\]$/g, "");
  return isIP(bare) !== 0 && !isPublicAddress(bare) ? rejected("import.address-private") : null;
}

function ask(
  url: URL,
  lookup: ReturnType<typeof guardedLookup> | undefined,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === "https:" ? requestEncrypted : requestPlain;
    request(
      url,
      {
        // A connection of its own: none that was made for another name is used again.
        agent: false,
        signal,
        ...(lookup && { lookup }),
        headers: {
          accept:
            "text/html, application/xhtml+xml, text/plain, text/markdown, application/pdf, application/epub+zip, */*;q=0.5",
          "accept-encoding": "gzip, deflate, br",
          "user-agent": "Colloquy (a text for a reading group)",
        },
      },
      resolve,
    )
      .once("error", reject)
      .end();
  });
}

const isRedirect = ({ statusCode }: IncomingMessage): boolean =>
  statusCode !== undefined && [301, 302, 303, 307, 308].includes(statusCode);

/** What is packed counts for what it is unpacked, too, and is unpacked no further than that. */
async function readAll(answer: IncomingMessage, most: number): Promise<Uint8Array> {
  if (Number(answer.headers["content-length"] ?? 0) > most) {
    answer.destroy();
    throw new TooLarge();
  }
  const body = unpacked(answer);
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of body) {
      size += (piece as Buffer).length;
      if (size > most) throw new TooLarge();
      pieces.push(piece as Buffer);
    }
  } finally {
    answer.destroy();
  }
  return Buffer.concat(pieces);
}

function unpacked(answer: IncomingMessage): Readable {
  const unpack = unpackerOf(answer.headers["content-encoding"]?.toLowerCase());
  if (!unpack) return answer;
  answer.once("error", (cause) => unpack.destroy(cause));
  answer.once("aborted", () => unpack.destroy(new Error("broken off")));
  return answer.pipe(unpack);
}

function unpackerOf(encoding: string | undefined): Transform | null {
  if (encoding === "gzip" || encoding === "x-gzip") return createGunzip();
  if (encoding === "deflate") return createInflate();
  return encoding === "br" ? createBrotliDecompress() : null;
}

/** Whatever it is that takes so long: looking up a name cannot be broken off. */
function within<Result>(deadline: AbortSignal, work: Promise<Result>): Promise<Result> {
  const isOver = new Promise<never>((_, reject) => {
    if (deadline.aborted) reject(deadline.reason);
    deadline.addEventListener("abort", () => reject(deadline.reason), { once: true });
  });
  return Promise.race([work, isOver]);
}

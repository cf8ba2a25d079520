import { database } from "@/db/client";
import { findAnswer, freeKey, keepAnswer, takeKey } from "@/db/queries/idempotency";
import { namedId, newId } from "@/domain/ids";
import { Conflict, Invalid } from "@/domain/problems";
import type { SignedInViewer } from "@/domain/viewer";
import { log } from "@/lib/log";
import { seal, unseal } from "@/lib/secrets";

export type Answer = { status: number; body: unknown };

type Request = { viewer: SignedInViewer; key: string; requestHash: string };

type Answering = {
  /** Carries the request out; what it makes has this id. */
  produce: (id: string) => Promise<Answer>;
  /** Asks whether whoever repeats the request may (still) make it, before they hear what was answered. */
  ask: () => Promise<unknown>;
};

/** What one credential was answered is not for another one of the same user, which may be bound to less. */
const scoped = ({ by }: SignedInViewer, key: string): string =>
  `${by.kind === "token" ? by.tokenId : by.kind} ${key}`;

/**
 * Answers a request that bears an idempotency key: the first one is carried out, its repetitions get the same answer.
 * What it makes has an id that follows from the key and the request, so that nothing is made twice where an answer was
 * lost: whoever carries it out again finds it there. Answers are kept sealed, for there are links in them.
 * @throws Invalid when the key was used for another request, Conflict while the first is still under way.
 */
export async function answerOnce(
  { viewer, key, requestHash }: Request,
  { produce, ask }: Answering,
): Promise<Answer> {
  const db = database();
  const { userId } = viewer;
  const held = { userId, key: scoped(viewer, key), holder: newId() };
  const id = namedId(`${key} ${requestHash}`, userId);
  if (!(await takeKey(db, held, requestHash))) {
    await ask();
    const kept = await findAnswer(db, userId, held.key);
    if (kept && kept.requestHash !== requestHash) throw new Invalid("idempotency.other-request");
    if (!kept || kept.status === null) throw new Conflict("idempotency.under-way");
    return opened({ status: kept.status, body: kept.response }) ?? produce(id);
  }
  let answer: Answer;
  try {
    answer = await produce(id);
  } catch (cause) {
    await freeKey(db, held).catch(noteTrouble);
    throw cause;
  }
  await keep(held, answer).catch(noteTrouble);
  return answer;
}

const keep = async (held: Parameters<typeof keepAnswer>[1], { status, body }: Answer): Promise<void> =>
  keepAnswer(database(), held, { status, response: seal(body) });

/** Null when the site's secret has changed since. */
function opened({ status, body }: Answer): Answer | null {
  try {
    return { status, body: unseal(String(body)) };
  } catch (cause) {
    noteTrouble(cause);
    return null;
  }
}

const noteTrouble = (cause: unknown) => log.warn({ err: cause }, "an idempotency key could not be settled");

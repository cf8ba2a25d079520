import { database } from "@/db/client";
import { findAnswer, freeKey, keepAnswer, takeKey } from "@/db/queries/idempotency";
import { namedId, newId } from "@/domain/ids";
import { Conflict, Invalid } from "@/domain/problems";
import { log } from "@/lib/log";

export type Answer = { status: number; body: unknown };

type Request = { userId: string; key: string; requestHash: string };

/**
 * Answers a request that bears an idempotency key: the first one is carried out, its repetitions get the same answer.
 * What it makes has an id that follows from the key and the request, so that nothing is made twice where an answer was
 * lost: whoever carries it out again finds it there.
 * @throws Invalid when the key was used for another request, Conflict while the first is still under way.
 */
export async function answerOnce(
  { userId, key, requestHash }: Request,
  produce: (id: string) => Promise<Answer>,
): Promise<Answer> {
  const db = database();
  const held = { userId, key, holder: newId() };
  if (!(await takeKey(db, held, requestHash))) {
    const kept = await findAnswer(db, userId, key);
    if (kept && kept.requestHash !== requestHash) throw new Invalid("idempotency.other-request");
    if (!kept || kept.status === null) throw new Conflict("idempotency.under-way");
    return { status: kept.status, body: kept.response };
  }
  let answer: Answer;
  try {
    answer = await produce(namedId(`${key} ${requestHash}`, userId));
  } catch (cause) {
    await freeKey(db, held).catch(noteTrouble);
    throw cause;
  }
  await keepAnswer(db, held, { status: answer.status, response: answer.body }).catch(noteTrouble);
  return answer;
}

const noteTrouble = (cause: unknown) => log.warn({ err: cause }, "an idempotency key could not be settled");

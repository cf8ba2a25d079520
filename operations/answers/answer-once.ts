import { database } from "@/db/client";
import { findAnswer, freeKey, keepAnswer, takeKey } from "@/db/queries/idempotency";
import { Conflict, Invalid } from "@/domain/problems";

export type Answer = { status: number; body: unknown };

/**
 * Answers a request that bears an idempotency key: the first one is carried out, its repetitions get the same answer.
 * @throws Invalid when the key was used for another request, Conflict while the first is still under way.
 */
export async function answerOnce(
  { userId, key, requestHash }: { userId: string; key: string; requestHash: string },
  produce: () => Promise<Answer>,
): Promise<Answer> {
  const db = database();
  if (!(await takeKey(db, userId, key, requestHash))) {
    const held = await findAnswer(db, userId, key);
    if (held && held.requestHash !== requestHash) throw new Invalid("idempotency.other-request");
    if (!held || held.status === null) throw new Conflict("idempotency.under-way");
    return { status: held.status, body: held.response };
  }
  try {
    const answer = await produce();
    await keepAnswer(db, userId, key, answer.status, answer.body);
    return answer;
  } catch (cause) {
    await freeKey(db, userId, key);
    throw cause;
  }
}

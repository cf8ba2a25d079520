import { availableParallelism } from "node:os";
import { inHashingTurn } from "@/lib/password";

/** Does something while nobody's password can be hashed: what needs that does not come to an end. */
export async function withoutHashing<Result>(work: () => Promise<Result>): Promise<Result> {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const turns = Array.from({ length: availableParallelism() }, () => inHashingTurn(() => held));
  try {
    return await work();
  } finally {
    release();
    await Promise.all(turns);
  }
}

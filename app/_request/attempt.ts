import { headers } from "next/headers";
import { Problem } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { log } from "@/lib/log";
import { expectedProblem } from "@/operations/expected-problem";
import { admit } from "./admit";
import { viewer } from "./viewer";

/** Who sends a form, and with what. */
export type Sender = { viewer: Viewer; headers: Pick<Headers, "get"> };

type Admitting = (asked: Sender["headers"], viewer: Viewer) => void | Promise<void>;

export type Attempted<Value> = { ok: true; value: Value } | { ok: false; problem: Problem };

/** What nobody expected: it is in the log, and is told as nothing but our fault. */
export const UNEXPECTED = "internal";

export type Ways = { findSender?: () => Promise<Sender>; admitting?: Admitting };

const senderOfAction = async (): Promise<Sender> => ({ viewer: await viewer(), headers: await headers() });

/** Admits what a page asks for, by a form or with a file, and does it. This is where problems are caught, to be told there. */
export async function attempt<Value>(
  work: (viewer: Viewer) => Promise<Value>,
  { findSender = senderOfAction, admitting = admit }: Ways = {},
): Promise<Attempted<Value>> {
  try {
    const sender = await findSender();
    await admitting(sender.headers, sender.viewer);
    return { ok: true, value: await work(sender.viewer) };
  } catch (thrown) {
    const problem = expectedProblem(thrown);
    if (!problem) log.error({ err: thrown }, "a form failed");
    return { ok: false, problem: problem ?? new Problem(UNEXPECTED) };
  }
}

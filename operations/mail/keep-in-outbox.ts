import { database } from "@/db/client";
import {
  deleteOutboxMailsBefore,
  insertOutboxMail,
  listOutboxMails,
  type OutboxMail,
} from "@/db/queries/outbox";
import { newId } from "@/domain/ids";
import type { Letter } from "@/lib/mail";

/** The links in them are dead by then. */
const KEPT = 7 * 24 * 60 * 60 * 1000;

/** Where mail goes that cannot be sent, because no mail server is set. */
export async function keepInOutbox(mail: Letter, now = new Date()): Promise<void> {
  const db = database();
  await insertOutboxMail(db, { id: newId(), ...mail });
  await deleteOutboxMailsBefore(db, new Date(now.getTime() - KEPT));
}

/** The newest first; for whoever runs the site, on the command line. */
export const listOutbox = (count: number): Promise<OutboxMail[]> => listOutboxMails(database(), count);

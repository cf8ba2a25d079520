import { desc, lt } from "drizzle-orm";
import type { Db } from "../client";
import { outboxMails } from "../schema/users";

export type OutboxMail = {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  createdAt: Date;
};

export async function insertOutboxMail(db: Db, mail: Omit<OutboxMail, "createdAt">): Promise<void> {
  await db.insert(outboxMails).values(mail);
}

export async function listOutboxMails(db: Db, count: number): Promise<OutboxMail[]> {
  return db.select().from(outboxMails).orderBy(desc(outboxMails.createdAt)).limit(count);
}

export async function deleteOutboxMailsBefore(db: Db, before: Date): Promise<void> {
  await db.delete(outboxMails).where(lt(outboxMails.createdAt, before));
}

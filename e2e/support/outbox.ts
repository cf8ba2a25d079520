import { expect } from "@playwright/test";
import { colloquy } from "./cli";

export type Mail = { to: string; subject: string; text: string };

/** The newest mail to somebody; mail goes through the queue, so it takes a moment. */
export async function mailTo(address: string): Promise<Mail> {
  let found: Mail | undefined;
  await expect(async () => {
    const { items } = await colloquy<{ items: Mail[] }>("outbox", "--count", "100");
    found = items.find(({ to }) => to === address);
    expect(found).toBeTruthy();
  }).toPass({ timeout: 15_000 });
  return found as Mail;
}

/** The address in a mail that leads to such a place. */
export function linkIn({ text }: Mail, place: string): string {
  const link = text.match(/https?:\S+/g)?.find((url) => url.includes(place));
  if (!link) throw new Error(`The mail has no link to ${place}`);
  return link;
}

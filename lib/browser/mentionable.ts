import type { MentionableWire } from "@/domain/wire/mention";
import type { MemberWire } from "@/domain/wire/post";
import { send } from "./request";

type Asked = { reading: string; thread?: string | undefined; audience?: string | undefined; q: string };

export async function findMentionable({ reading, thread, audience, q }: Asked): Promise<MemberWire[]> {
  const query = new URLSearchParams({ q, ...(thread ? { thread } : audience === "me" && { audience }) });
  return (await send<MentionableWire>(`/readings/${reading}/mentionable?${query}`)).items;
}

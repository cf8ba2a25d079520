import type { Editor } from "@tiptap/core";
import { useEffect, useId, useState, useSyncExternalStore } from "react";
import { findMentionable } from "@/lib/browser/mentionable";
import { useRoom, useRoomState } from "../reading/room";
import { mentionOffers } from "./mention-offers";

/** Whom one may mention here: in the thread that the words belong to, or in one that they open. */
export function useMentions(about: unknown) {
  const { reading } = useRoom();
  const audience = useRoomState(({ composer }) => composer?.audience);
  const thread = (about as { thread?: { id?: string } } | null)?.thread?.id;
  const [asked] = useState(() => ({ now: { reading: reading.id, thread, audience } }));
  useEffect(() => {
    asked.now = { reading: reading.id, thread, audience };
  });
  const [offers] = useState(() => mentionOffers((typed) => findMentionable({ ...asked.now, q: typed })));
  const offered = useSyncExternalStore(offers.subscribe, offers.read);
  const id = useId();
  return { ...offers, offered, id, optionId: (at: number) => `${id}-${at}` };
}

/** The list is said where one types, since the caret stays there. */
export function useSaidOffers(
  editor: Editor,
  { offered, id, optionId }: Pick<ReturnType<typeof useMentions>, "offered" | "id" | "optionId">,
) {
  useEffect(() => {
    const { dom } = editor.view;
    if (!offered) return;
    dom.setAttribute("aria-controls", id);
    dom.setAttribute("aria-activedescendant", optionId(offered.at));
    return () => {
      dom.removeAttribute("aria-controls");
      dom.removeAttribute("aria-activedescendant");
    };
  });
}

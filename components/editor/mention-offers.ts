import type { Editor } from "@tiptap/core";
import { Mention } from "@tiptap/extension-mention";
import { PluginKey } from "@tiptap/pm/state";
import { exitSuggestion, type SuggestionProps } from "@tiptap/suggestion";
import type { MemberWire } from "@/domain/wire/post";

/** Members offered to whoever types `@`, and which of them Enter takes. */
export type Offered = { members: MemberWire[]; at: number };

type Chosen = { id: string; label: string };
type Props = SuggestionProps<MemberWire, Chosen>;

/** Also after what opens a bracket or a quotation; after a letter it would be a mailbox. */
const BEFORE = [" ", "\u00a0", "(", "“", "„", "«", '"'];

/** The editor's mentions, and what they offer just now: null where nobody types one, or none fits. */
export function mentionOffers(find: (typed: string) => Promise<MemberWire[]>) {
  const pluginKey = new PluginKey("mention");
  const listeners = new Set<() => void>();
  let offered: Offered | null = null;
  let take: Props["command"] = () => {};

  function set(next: Offered | null) {
    offered = next;
    for (const listener of listeners) listener();
  }

  function tell({ items, loading, command }: Props) {
    take = command;
    // What stands there goes on standing until the next is here.
    if (!loading) set(items.length > 0 ? { members: items, at: 0 } : null);
  }

  function choose(at: number) {
    const member = offered?.members[at];
    if (member) take({ id: member.id, label: member.name });
  }

  function move(step: number) {
    if (!offered) return;
    const { members, at } = offered;
    set({ members, at: (at + step + members.length) % members.length });
  }

  /** True where the key was meant for the list. */
  function follow(key: string): boolean {
    if (!offered) return false;
    if (key === "ArrowDown" || key === "ArrowUp") move(key === "ArrowDown" ? 1 : -1);
    else if (key === "Enter" || key === "Tab") choose(offered.at);
    else return false;
    return true;
  }

  const extension = Mention.configure({
    suggestion: {
      pluginKey,
      allowedPrefixes: BEFORE,
      allow: ({ editor }) => !["code", "codeBlock", "link"].some((mark) => editor.isActive(mark)),
      items: ({ query }) => find(query).catch(() => []),
      render: () => ({
        onStart: tell,
        onUpdate: tell,
        onExit: () => set(null),
        onKeyDown: ({ event }) =>
          !event.isComposing && !event.ctrlKey && !event.metaKey && !event.shiftKey && follow(event.key),
      }),
    },
  });

  return {
    extension,
    choose,
    read: () => offered,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: (editor: Editor) => exitSuggestion(editor.view, pluginKey),
  };
}

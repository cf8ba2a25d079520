import type { JSONContent } from "@tiptap/core";
import type { Body, Mark } from "@/domain/bodies/body-schema";
import { safeHref } from "@/domain/bodies/safe-href";

/** What was pasted may carry attributes and addresses that the server refuses: the words stay, those go. */
export function ownBody(json: JSONContent): Body {
  return ownNode(json) as unknown as Body;
}

function ownNode({ type, text, attrs, marks, content }: JSONContent): JSONContent {
  return {
    type,
    ...(text !== undefined && { text }),
    ...(type === "orderedList" && { attrs: { start: ownStart(attrs?.start) } }),
    ...(type === "codeBlock" && { attrs: { language: ownLanguage(attrs?.language) } }),
    ...(type === "mention" && { attrs: { id: attrs?.id, label: attrs?.label } }),
    ...(type === "text" && marks?.length && { marks: marks.flatMap(ownMark) }),
    ...(content?.length && { content: content.map(ownNode) }),
  };
}

function ownMark({ type, attrs }: NonNullable<JSONContent["marks"]>[number]): Mark[] {
  if (type !== "link") return [{ type } as Mark];
  const href = safeHref(String(attrs?.href ?? ""));
  return href ? [{ type, attrs: { href } }] : [];
}

function ownStart(start: unknown): number {
  return typeof start === "number" && Number.isSafeInteger(start) && start >= 0 && start < 1e9 ? start : 1;
}

function ownLanguage(language: unknown): string | null {
  return typeof language === "string" && /^[\w+#.-]{1,30}$/.test(language) ? language : null;
}

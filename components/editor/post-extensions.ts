import type { AnyExtension } from "@tiptap/core";
import { Placeholder } from "@tiptap/extensions";
import StarterKit from "@tiptap/starter-kit";
import { safeHref } from "@/domain/bodies/safe-href";

/** What `domain/bodies/body-schema.ts` accepts, and no more. */
export function postExtensions(placeholder: string, mention: AnyExtension) {
  return [
    StarterKit.configure({
      heading: false,
      horizontalRule: false,
      underline: false,
      trailingNode: false,
      dropcursor: { class: "drop-cursor", color: false },
      link: {
        openOnClick: false,
        markdownLinks: true,
        defaultProtocol: "https",
        HTMLAttributes: { target: null, rel: null },
        isAllowedUri: (address) => safeHref(address) !== null,
      },
    }),
    Placeholder.configure({ placeholder }),
    mention,
  ];
}

import type { Element } from "hast";
import { isElement, rolesOf } from "./elements";

/**
 * A number and the title under it are two headings of one level, wherever a group of headings says which is the title: the
 * number then has nothing under it, and the chapter goes by its name.
 */
export function withTitleAsHeading(group: Element): Element {
  const heading = group.children.find((child) => isElement(child) && /^h[1-6]$/.test(child.tagName));
  if (!heading || !isElement(heading)) return group;
  const { tagName } = heading;
  const children = group.children.map((child) =>
    isElement(child) && child.tagName === "p" && rolesOf(child).includes("title")
      ? { ...child, tagName }
      : child,
  );
  return { ...group, children };
}

import type { GroupWire } from "@/domain/wire/group";

/** The way back from a group's inner pages. */
export function GroupNav({ group }: { group: GroupWire }) {
  return (
    <a href={`/groups/${group.slug}`} dir="auto">
      {group.name}
    </a>
  );
}

"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { GroupMemberWire } from "@/domain/wire/member";
import { Notice } from "../ui/notice";

/** Whose name it is that a moderator has read beside a post. */
export function WhoItIs({ member: { name, handle, user } }: { member: GroupMemberWire }) {
  const t = useTranslations("members.pseudonym");
  const n = (words: ReactNode) => <bdi>{words}</bdi>;
  return (
    <Notice>
      {user && user.handle !== handle
        ? t.rich("who", { name, account: user.name, handle: user.handle, n })
        : t.rich(handle === "" ? "who-former" : "who-account", { name, n })}
    </Notice>
  );
}

"use client";

import { useTranslations } from "use-intl";
import type { MutesWire } from "@/domain/wire/mute";
import { ChosenIn } from "../annotations/chosen-in";
import type { FormAction } from "../forms/action-form";
import { SmallForm } from "../forms/small-form";
import lines from "../ui/lines.module.css";

type MembersProps = { slug: string; members: MutesWire["members"]; unmute: FormAction };

/** Whose posts are folded for oneself, with the way back. */
export function MutedMembers({ slug, members, unmute }: MembersProps) {
  const t = useTranslations("mutes");
  return (
    <ul className={lines.list}>
      {members.map(({ id, name, handle }) => (
        <li key={id} className={lines.line}>
          <span className={lines.words}>
            <bdi>{name}</bdi>
            {handle !== "" && <bdi className={lines.quiet}>@{handle}</bdi>}
          </span>
          <SmallForm action={unmute} submit={t("show", { name })} fields={{ group: slug, member: id }} />
        </li>
      ))}
    </ul>
  );
}

type ThreadsProps = { slug: string; threads: MutesWire["threads"]; unmute: FormAction };

/** The threads that one does not want to hear of, each with the words it is about. */
export function MutedThreads({ slug, threads, unmute }: ThreadsProps) {
  const t = useTranslations("mutes");
  return (
    <ul className={lines.list}>
      {threads.map(({ id, url, quote, language, author, reading }) => (
        <li key={id} className={lines.line}>
          <span className={lines.words}>
            <ChosenIn language={language} className={lines.quiet} />
            <a href={url} lang={language ?? undefined} dir="auto">
              {quote}
            </a>
            <span className={lines.quiet} dir="auto">
              {reading.title}
            </span>
            {author && (
              <span className={lines.quiet}>
                {t.rich("by", { name: author.name, n: (name) => <bdi>{name}</bdi> })}
              </span>
            )}
          </span>
          <SmallForm action={unmute} submit={t("hear")} fields={{ group: slug, annotation: id }} />
        </li>
      ))}
    </ul>
  );
}

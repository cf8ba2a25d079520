"use client";

import { useTranslations } from "use-intl";
import type { AssignmentFields } from "@/domain/assignment-form";
import type { MemberWire } from "@/domain/wire/post";
import type { SubgroupWire } from "@/domain/wire/subgroup";
import type { FormAction } from "../forms/action-form";
import { Notice } from "../ui/notice";
import { AssignmentForm } from "./assignment-form";
import type { OfferedText } from "./more-stretches";
import { Times } from "./times";
import type { ToldAssignment } from "./told-assignment";
import { WhatToRead } from "./what-to-read";

type Props = {
  action: FormAction;
  assignment: ToldAssignment;
  fields: AssignmentFields;
  /** Of the first stretch's reading. */
  paragraphCount: number;
  members: MemberWire[];
  subgroups: SubgroupWire[];
  /** What further stretches can be of. */
  texts: OfferedText[];
};

/** After a stale edit the page knows the new state: it stands above what was typed, and saving again replaces it. */
export function EditAssignmentForm({
  action,
  assignment,
  fields,
  paragraphCount,
  members,
  subgroups,
  texts,
}: Props) {
  const t = useTranslations("assignments");
  const { id, group, version, title, instructions, stretches, timeZone } = assignment;
  const [stretch] = stretches;
  return (
    <AssignmentForm
      action={action}
      submit={t("edit.save")}
      cancel={`/groups/${group}/assignments/${id}`}
      hidden={{ group, assignment: id, version: String(version) }}
      fields={fields}
      {...{ members, subgroups, texts }}
      timeZone={timeZone}
      atHeading={{ from: stretch?.from === null, to: stretch?.to === null }}
      above={({ problem, values }) =>
        problem &&
        values.version &&
        values.version !== String(version) && (
          <Notice title={t("edit.theirs")}>
            <p dir="auto">{title}</p>
            <p>
              <WhatToRead stretches={stretches} />
              {" · "}
              <Times assignment={assignment} />
            </p>
            {instructions && <p dir="auto">{instructions.text}</p>}
          </Notice>
        )
      }
      reading={() => (
        <>
          {stretch && (
            <p>
              <bdi>{t("form.one-reading", { title: stretch.title, count: paragraphCount })}</bdi>
            </p>
          )}
        </>
      )}
    />
  );
}

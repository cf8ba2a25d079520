"use client";

import { useTranslations } from "use-intl";
import { ActionForm, type FormAction } from "../forms/action-form";
import { GroupFields } from "./group-fields";

const blank = { name: "", description: "", visibility: "private", admission: "by-invitation" };

export function NewGroupForm({ action }: { action: FormAction }) {
  const t = useTranslations("groups.new");
  return (
    <ActionForm action={action} submit={t("submit")} beside={<a href="/">{t("cancel")}</a>}>
      {(state) => <GroupFields state={state} facts={blank} />}
    </ActionForm>
  );
}

"use client";

import { useTranslations } from "use-intl";
import { LINK_LENGTH } from "@/domain/limits";
import { Button } from "../ui/button";
import { TextAreaField } from "../ui/text-area-field";
import { TextField } from "../ui/text-field";
import { DropZone } from "./drop-zone";
import { RefusedNotice } from "./refused-notice";
import styles from "./upload-forms.module.css";
import { useSentForm } from "./use-sent-form";

type Props = { action: string };

/** Ordinary forms, as uploads go to a route: a server action takes no more than a megabyte. */
export function UploadForm({ action }: Props) {
  const t = useTranslations("import");
  const { isSending, problem, setProblem, onSubmit } = useSentForm(action);
  return (
    <form
      action={action}
      method="post"
      encType="multipart/form-data"
      noValidate
      className={styles.form}
      onSubmit={onSubmit}
    >
      <RefusedNotice problem={problem} />
      <DropZone onChosen={() => setProblem(null)} onRefused={setProblem} />
      <AsIs />
      <Button type="submit" variant="primary" busy={isSending}>
        {isSending ? t("reading") : t("upload")}
      </Button>
    </form>
  );
}

/** `address`: typed before, and refused. */
export function AddressForm({ action, address }: Props & { address: string }) {
  const t = useTranslations("import");
  const { isSending, problem, onSubmit } = useSentForm(action);
  return (
    <form
      action={action}
      method="post"
      encType="multipart/form-data"
      noValidate
      className={styles.form}
      onSubmit={onSubmit}
    >
      <RefusedNotice problem={problem} />
      <TextField
        label={t("address")}
        hint={t("address-hint")}
        name="address"
        type="url"
        inputMode="url"
        autoComplete="off"
        maxLength={LINK_LENGTH}
        defaultValue={address}
      />
      <Button type="submit" variant="primary" busy={isSending}>
        {isSending ? t("reading") : t("fetch")}
      </Button>
    </form>
  );
}

export function PasteForm({ action }: Props) {
  const t = useTranslations("import");
  const { isSending, problem, onSubmit } = useSentForm(action);
  return (
    <form
      action={action}
      method="post"
      encType="multipart/form-data"
      noValidate
      className={styles.form}
      onSubmit={onSubmit}
    >
      <RefusedNotice problem={problem} />
      <TextAreaField label={t("paste")} hint={t("paste-hint")} name="content" rows={10} />
      <AsIs />
      <Button type="submit" variant="primary" busy={isSending}>
        {isSending ? t("reading") : t("look")}
      </Button>
    </form>
  );
}

function AsIs() {
  const t = useTranslations("import");
  return (
    <p>
      <label className={styles.asIs}>
        <input type="checkbox" name="asIs" value="true" />
        <span>{t("as-is")}</span>
      </label>
    </p>
  );
}

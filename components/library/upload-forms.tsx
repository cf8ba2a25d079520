"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { TextAreaField } from "../ui/text-area-field";
import { TextField } from "../ui/text-field";
import styles from "./upload-forms.module.css";

type Props = { action: string };

/** Ordinary forms, as uploads go to a route: a server action takes no more than a megabyte. */
export function UploadForm({ action }: Props) {
  const t = useTranslations("import");
  const [isSending, setSending] = useState(false);
  return (
    <form
      action={action}
      method="post"
      encType="multipart/form-data"
      noValidate
      className={styles.form}
      onSubmit={() => setSending(true)}
    >
      <TextField
        label={t("file")}
        hint={t("file-hint")}
        name="file"
        type="file"
        accept=".txt,.text,text/plain"
        required
      />
      <AsIs />
      <Button type="submit" variant="primary" busy={isSending}>
        {isSending ? t("reading") : t("upload")}
      </Button>
    </form>
  );
}

export function PasteForm({ action }: Props) {
  const t = useTranslations("import");
  return (
    <form action={action} method="post" encType="multipart/form-data" noValidate className={styles.form}>
      <TextAreaField label={t("paste")} hint={t("paste-hint")} name="content" rows={10} required />
      <AsIs />
      <Button type="submit" variant="primary">
        {t("look")}
      </Button>
    </form>
  );
}

function AsIs() {
  const t = useTranslations("import");
  return (
    <label className={styles.check}>
      <input type="checkbox" name="asIs" value="true" />
      <span>{t("as-is")}</span>
    </label>
  );
}

import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { TextField } from "../ui/text-field";
import { completeAddress } from "./complete-address";
import styles from "./link-form.module.css";

type Props = { editor: Editor; onClose: () => void };

/** The address for the chosen words; without chosen words the address stands for itself. */
export function LinkForm({ editor, onClose }: Props) {
  const t = useTranslations("editor");
  const linked = String(editor.getAttributes("link").href ?? "");
  const [address, setAddress] = useState(linked);
  const [isWrong, setIsWrong] = useState(false);

  function apply() {
    const href = completeAddress(address);
    if (!href) return setIsWrong(true);
    const { empty } = editor.state.selection;
    const chain = editor.chain().focus();
    if (empty && !linked) {
      chain
        .insertContent({ type: "text", text: address.trim(), marks: [{ type: "link", attrs: { href } }] })
        .run();
    } else {
      chain.extendMarkRange("link").setLink({ href }).run();
    }
    onClose();
  }

  function remove() {
    editor.chain().focus().extendMarkRange("link").unsetLink().run();
    onClose();
  }

  function followKeys(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
    if (event.key === "Enter" && event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") return apply();
    editor.commands.focus();
    onClose();
  }

  return (
    <fieldset className={styles.form} onKeyDown={followKeys}>
      <div className={styles.address}>
        <TextField
          label={t("link.address")}
          error={isWrong ? t("link.wrong") : null}
          value={address}
          onChange={(event) => setAddress(event.target.value)}
          inputMode="url"
          autoComplete="url"
          spellCheck={false}
          placeholder="https://"
          dir="ltr"
          autoFocus
        />
      </div>
      <Button variant="primary" onClick={apply}>
        {t("link.apply")}
      </Button>
      {linked && <Button onClick={remove}>{t("link.remove")}</Button>}
    </fieldset>
  );
}

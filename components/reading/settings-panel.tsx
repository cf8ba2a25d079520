"use client";

import { useEffect, useEffectEvent, useId } from "react";
import { useLocale, useTranslations } from "use-intl";
import { settingsMessagesFor } from "@/messages/settings-messages";
import { MoreWords } from "../more-words";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import {
  MEASURES,
  PRINTED,
  type ReaderSettings,
  SIZES,
  SPACINGS,
  THEMES,
  TYPEFACES,
} from "./reader-settings";
import { useRoom } from "./room";
import styles from "./settings-menu.module.css";
import { usePrinting } from "./use-printing";

type Props = { settings: ReaderSettings; onChange: (changes: Partial<ReaderSettings>) => void };
/** `printing`: how often it was asked by a key that it be printed. */
type FootProps = { onDone: () => void; printing: number };

/** With the words that it brings. */
export function SettingsPanel(props: Props & FootProps) {
  return (
    <MoreWords words={settingsMessagesFor(useLocale())}>
      <Choices settings={props.settings} onChange={props.onChange} />
      <Foot printed={props.settings.printed} onDone={props.onDone} printing={props.printing} />
    </MoreWords>
  );
}

function Foot({ printed, onDone, printing }: FootProps & { printed: ReaderSettings["printed"] }) {
  const t = useTranslations("reading.settings");
  const { print, isFetching } = usePrinting(printed);
  const printNow = useEffectEvent(() => void print());
  useEffect(() => {
    if (printing > 0) printNow();
  }, [printing]);
  return (
    <div className={styles.foot}>
      <Button onClick={onDone}>
        <Icon name="check" />
        {t("done")}
      </Button>
      <Button busy={isFetching} onClick={print}>
        {t("print")}
      </Button>
    </div>
  );
}

function Choices({ settings, onChange }: Props) {
  const t = useTranslations("reading.settings");
  const { me } = useRoom();
  return (
    <>
      <Choice
        legend={t("size")}
        choices={SIZES.map((value) => ({ value, label: t(`sizes.${value}`) }))}
        chosen={settings.size}
        onChoose={(size) => onChange({ size })}
      />
      <Choice
        legend={t("typeface")}
        choices={TYPEFACES.map((value) => ({ value, label: t(`typefaces.${value}`) }))}
        chosen={settings.typeface}
        onChoose={(typeface) => onChange({ typeface })}
        sample={styles.sample}
      />
      <Choice
        legend={t("measure")}
        choices={MEASURES.map((value) => ({ value, label: t(`measures.${value}`) }))}
        chosen={settings.measure}
        onChoose={(measure) => onChange({ measure })}
      />
      <Choice
        legend={t("spacing")}
        choices={SPACINGS.map((value) => ({ value, label: t(`spacings.${value}`) }))}
        chosen={settings.spacing}
        onChoose={(spacing) => onChange({ spacing })}
      />
      <Choice
        legend={t("theme")}
        choices={THEMES.map((value) => ({ value, label: t(`themes.${value}`) }))}
        chosen={settings.theme}
        onChoose={(theme) => onChange({ theme })}
      />
      <Choice
        legend={t("printed")}
        choices={PRINTED.map((value) => ({ value, label: t(`printing.${value}`) }))}
        chosen={settings.printed}
        onChoose={(printed) => onChange({ printed })}
      />
      {me && (
        <label className={styles.keys}>
          <input
            type="checkbox"
            checked={settings.hidesSpoilers}
            onChange={(event) => onChange({ hidesSpoilers: event.target.checked })}
          />
          <span>
            {t("no-spoilers")}
            <small>{t("no-spoilers-hint")}</small>
          </span>
        </label>
      )}
      <label className={styles.keys}>
        <input
          type="checkbox"
          checked={settings.keys}
          onChange={(event) => onChange({ keys: event.target.checked })}
        />
        <span>
          {t("keys")}
          <small>{t("keys-hint")}</small>
        </span>
      </label>
    </>
  );
}

type ChoiceProps<Value> = {
  legend: string;
  choices: { value: Value; label: string }[];
  chosen: Value;
  onChoose: (value: Value) => void;
  /** Shows each choice as it is, by its `data-value`. */
  sample?: string | undefined;
};

function Choice<Value extends string | number>(props: ChoiceProps<Value>) {
  const { legend, choices, chosen, onChoose, sample } = props;
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend>{legend}</legend>
      <div className={styles.row}>
        {choices.map(({ value, label }) => (
          <label key={value} className={styles.option}>
            <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
            <span className={sample} data-value={value}>
              {label}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

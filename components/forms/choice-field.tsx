import { useId } from "react";
import styles from "./choice-field.module.css";

export type Choice<Value extends string> = { value: Value; label: string; hint?: string };

type Props<Value extends string> = {
  legend: string;
  name: string;
  choices: Choice<Value>[];
  chosen: string;
  error?: string | undefined;
  required?: boolean | undefined;
  className?: string | undefined;
};

/** A few answers that are worth reading, one of which is given. */
export function ChoiceField<Value extends string>({
  legend,
  name,
  choices,
  chosen,
  error,
  required,
  className,
}: Props<Value>) {
  const id = useId();
  return (
    <fieldset className={className} aria-describedby={error ? id : undefined}>
      <legend className={styles.legend}>{legend}</legend>
      {choices.map(({ value, label, hint }) => (
        <label key={value} className={styles.choice}>
          <input
            type="radio"
            name={name}
            value={value}
            required={required}
            defaultChecked={value === chosen}
          />
          <span className={styles.words}>
            <span>{label}</span>
            {hint && <span className={styles.hint}>{hint}</span>}
          </span>
        </label>
      ))}
      {error && (
        <p className={styles.error} id={id}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

import styles from "./choice-field.module.css";

export type Choice<Value extends string> = { value: Value; label: string; hint?: string };

type Props<Value extends string> = {
  legend: string;
  name: string;
  choices: Choice<Value>[];
  chosen: string;
  className?: string | undefined;
};

/** A few answers that are worth reading, one of which is given. */
export function ChoiceField<Value extends string>({
  legend,
  name,
  choices,
  chosen,
  className,
}: Props<Value>) {
  return (
    <fieldset className={className}>
      <legend className={styles.legend}>{legend}</legend>
      {choices.map(({ value, label, hint }) => (
        <label key={value} className={styles.choice}>
          <input type="radio" name={name} value={value} defaultChecked={value === chosen} />
          <span className={styles.words}>
            <span>{label}</span>
            {hint && <span className={styles.hint}>{hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** A moment in words. */
export type ToldTime = {
  /** RFC 3339, for machines. */
  at: string;
  /** As people say it: "yesterday". */
  text: string;
  /** The exact time, shown on hover. */
  exact: string;
};

export function Time({ at, text, exact }: ToldTime) {
  return (
    <time dateTime={at} title={exact}>
      {text}
    </time>
  );
}

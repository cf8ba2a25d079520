import { useRoom } from "../reading/room";
import styles from "./assigned-lines.module.css";
import type { Kept } from "./kept-words";

/** Under the title of a reading: where what others write does not show yet, as long as that is so. */
export function KeptBack({ kept }: { kept: Kept[] }) {
  const { covers } = useRoom().talk;
  const here = kept.filter(({ from, through }) =>
    covers.some((cover) => cover.from <= from && through <= cover.through),
  );
  if (here.length === 0) return null;
  return (
    <ul className={styles.lines} data-print="no">
      {here.map(({ key, words }) => (
        <li key={key} className={styles.line}>
          {words}
        </li>
      ))}
    </ul>
  );
}

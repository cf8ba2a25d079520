import styles from "./icon.module.css";

/** Drawn on a grid of 24, two wide. */
const paths = {
  back: "M15 5l-7 7 7 7",
  bell: "M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 21h4",
  bold: "M7 5h6a3.5 3.5 0 0 1 0 7H7zM7 12h7a3.5 3.5 0 0 1 0 7H7z",
  bullets: "M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01",
  check: "M5 13l4 4L19 7",
  close: "M6 6l12 12M18 6L6 18",
  code: "M9 7l-5 5 5 5M15 7l5 5-5 5",
  "code-block": "M4 5h16v14H4zM9 9l-2.5 3L9 15M15 9l2.5 3-2.5 3",
  down: "M6 9l6 6 6-6",
  italic: "M11 5h6M7 19h6M14 5l-4 14",
  link: "M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-5.7-5.7L12 7M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 5.7 5.7L12 17",
  more: "M5 11.5h.01v.5H5zM12 11.5h.01v.5H12zM19 11.5h.01v.5H19z",
  numbers: "M10 6h10M10 12h10M10 18h10M4 4.5L5.5 4v4M4 16h2.5L4 19.5h2.5",
  plus: "M12 5v14M5 12h14",
  quote: "M5 17h3l2-4V7H4v6h3zM15 17h3l2-4V7h-6v6h3z",
  reply: "M9 7l-5 5 5 5M4 12h10a6 6 0 0 1 6 6v1",
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16 16l4.5 4.5",
  settings: "M4 7h9M19 7h1M4 17h1M11 17h9M16 4.5v5M8 14.5v5",
  strike: "M4 12h16M17 7a4 3 0 0 0-4-2.5h-2A4 3.5 0 0 0 8 10M7 17a4 3 0 0 0 4 2.5h2a4 3.5 0 0 0 3-5.5",
} as const;

export type IconName = keyof typeof paths;

/** Decoration beside words, or inside a button that has its name elsewhere: never the only carrier of meaning. */
export function Icon({ name }: { name: IconName }) {
  const mirrored = name === "back" || name === "reply" || name === "bullets" || name === "numbers";
  return (
    <svg
      className={mirrored ? `${styles.icon} ${styles.mirrored}` : styles.icon}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}

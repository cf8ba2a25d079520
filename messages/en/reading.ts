import annotations from "./annotations.json";
import editor from "./editor.json";
import frame from "./frame";
import reading from "./reading.json";

/** What the reading page can say: it brings no more than that. */
export default { ...frame, annotations, editor, reading };

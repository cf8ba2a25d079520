export { rows as log } from "../db/rows";

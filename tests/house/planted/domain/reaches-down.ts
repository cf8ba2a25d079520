export { rows } from "../db/rows";

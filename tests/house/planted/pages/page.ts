export { rows as page } from "../db/rows";

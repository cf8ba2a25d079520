export { findGroup } from "../db/queries/door";

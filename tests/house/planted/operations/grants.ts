export { grant } from "../domain/granted";

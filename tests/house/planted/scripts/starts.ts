import { grant } from "../domain/granted";

export const starts = grant;

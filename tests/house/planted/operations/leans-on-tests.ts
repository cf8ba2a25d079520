import { pretended } from "../tests/support";

export const works = pretended;

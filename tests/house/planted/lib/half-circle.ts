import { circle } from "./circle";

export const halfCircle = (): number => circle() / 2;

import { halfCircle } from "./half-circle";

export const circle = (): number => 2 * halfCircle();

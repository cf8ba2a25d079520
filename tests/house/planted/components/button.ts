export { log as button } from "../lib/log";

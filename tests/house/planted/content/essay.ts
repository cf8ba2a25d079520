export { log as essay } from "../lib/log";

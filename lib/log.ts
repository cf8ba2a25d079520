import pino from "pino";
import { loggable } from "./loggable";

/** One line of JSON an event. Words that users wrote, addresses and secrets are never logged. */
export const log = pino({
  level: process.env.COLLOQUY_LOG_LEVEL || "info",
  base: undefined,
  serializers: { err: loggable },
});

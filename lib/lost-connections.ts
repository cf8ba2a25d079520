import { isLostConnection } from "./is-lost-connection";
import { log } from "./log";

/**
 * The process outlives a restart of Postgres; any other error that nobody expects ends it. `renew` is called when the
 * driver has stumbled: it takes such a connection for a good one and gives it out again.
 */
export function surviveLostConnections(renew: () => void) {
  process.on("uncaughtException", (error) => {
    if (isLostConnection(error)) {
      log.warn({ err: error }, "a database connection was lost");
      if (error instanceof TypeError) renew();
    } else {
      log.fatal({ err: error }, "an error that nobody expected ends the server");
      process.exit(1);
    }
  });
}

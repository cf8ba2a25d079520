import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { PlainError } from "./run.mjs";

/** What is wrong with an address, in words, for whoever set it. */
function refusal({ code, message }, port, host) {
  if (code === "EACCES") return `Port ${port} is only for root here; set PORT to one above 1023.`;
  if (/^(EADDRNOTAVAIL|ENOTFOUND|EAI_AGAIN)$/.test(code))
    return `HOST is "${host}", which is no address of this machine.`;
  return `Nothing can be served at port ${port} of ${host}: ${message}`;
}

function canListen(port, host) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) =>
      error.code === "EADDRINUSE" ? resolve(false) : reject(new PlainError(refusal(error, port, host))),
    );
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/** Fails early when somebody else is served there; one who has just been told to stop gets a moment to leave. */
export async function checkPort({ port, host }) {
  for (let attempt = 0; attempt < 6; attempt += 1) {
    if (attempt) await pause(500);
    if (await canListen(port, host)) return;
  }
  throw new PlainError(`Port ${port} is in use; set PORT to another one.`);
}

import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Put together in memory before any of it is sent; a file may be made while it is sent. */
const isWhole = ({ headers }) =>
  /^application\/(problem\+)?json$/.test(headers.get("content-type") ?? "") &&
  !headers.has("content-disposition");

/** Sends what a route answers to whoever asked. */
export async function sendAnswer(answer, response) {
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers)
    if (name === "set-cookie") response.appendHeader(name, value);
    else if (!response.hasHeader(name)) response.setHeader(name, value);
  if (!answer.body) response.end();
  else if (isWhole(answer)) response.end(Buffer.from(await answer.arrayBuffer()));
  else await sendPieces(Readable.fromWeb(answer.body), response);
}

/** As fast as they are taken, and no further once nobody takes them. */
async function sendPieces(pieces, response) {
  try {
    await pipeline(pieces, response);
  } catch (error) {
    if (!response.destroyed) throw error;
  }
}

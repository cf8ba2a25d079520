import { asServed } from "@/domain/formats/as-served";
import { FETCHES_UNDER_WAY } from "@/domain/limits";
import { Invalid, TooMany } from "@/domain/problems";
import { formatServed } from "@/domain/served-format";
import { sourceOfPage } from "@/domain/source-of-page";
import { actorOf, type Viewer } from "@/domain/viewer";
import { guardedFetch } from "@/lib/guarded-fetch";
import { takeSlot } from "@/lib/slots";
import type { FileToImport } from "./proposal-of-file";
import { spendImport } from "./spend-import";

/** A text at a web address, to be fetched. */
export type AddressToImport = Pick<FileToImport, "title" | "asIs"> & { address: string };

const RETRY_SECONDS = 10;

/** The file itself, fetched where only its address was given. Who may import it is asked before. */
export async function fileFrom(
  viewer: Viewer,
  brought: FileToImport | AddressToImport,
): Promise<FileToImport> {
  return "address" in brought ? fetchFile(viewer, brought) : brought;
}

/** @throws Invalid when nothing is to be had there that could be a text. TooMany while something is fetched for them already. */
async function fetchFile(viewer: Viewer, { address, ...wishes }: AddressToImport): Promise<FileToImport> {
  await spendImport(viewer, { bytes: new Uint8Array() });
  const leave = takeSlot("fetches", FETCHES_UNDER_WAY, actorOf(viewer) ?? "");
  if (!leave) throw new TooMany("import.address-busy", RETRY_SECONDS);
  try {
    const fetched = await guardedFetch(address, { alsoFrom: alsoFrom() });
    if (!fetched.ok) throw new Invalid(fetched.code, fetched.values);
    const { bytes, type } = fetched.value;
    const origin = sourceOfPage(fetched.value.address);
    const served = formatServed({ bytes, type, address: origin });
    if (!served) throw new Invalid("import.address-no-text");
    return { ...wishes, ...served, bytes: asServed(bytes, type), origin };
  } finally {
    leave();
  }
}

/** What the operator lets people import from although it is not public, as `host:port`, divided by commas. */
const alsoFrom = (): string[] =>
  (process.env.COLLOQUY_IMPORT_ALSO_FROM ?? "")
    .split(",")
    .map((host) => host.trim())
    .filter((host) => host !== "");

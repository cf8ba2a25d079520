import { decodeText } from "./formats/decode-text";
import { Invalid } from "./problems";

/** The words of a list, whatever it was saved as. @throws Invalid */
export function wordsOfRoster(bytes: Uint8Array): string {
  const decoded = decodeText(bytes);
  if (!decoded.ok)
    throw new Invalid(decoded.code === "import.empty-file" ? "roster.empty" : decoded.code, decoded.values);
  return decoded.value.text;
}

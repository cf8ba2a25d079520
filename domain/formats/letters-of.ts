/** What the same words have in common however they are set: without spaces and signs, all in small letters. */
export const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();

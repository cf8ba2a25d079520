/** For `ilike`: whatever contains these words, letter for letter. */
export const containing = (words: string): string => `%${words.replace(/[\\%_]/g, "\\$&")}%`;

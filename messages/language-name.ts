/** A language as those call it who speak it, or as it is called in another; by its tag where that names none. */
export function languageName(language: string, locale = language): string {
  try {
    // What a tag says beside language, script and region has no name, and not every browser takes it.
    const { baseName } = new Intl.Locale(language);
    const name = new Intl.DisplayNames([locale], { type: "language" }).of(baseName) ?? language;
    return locale === language ? name.charAt(0).toLocaleUpperCase(language) + name.slice(1) : name;
  } catch {
    // A file may say it is in what is no tag.
    return language;
  }
}

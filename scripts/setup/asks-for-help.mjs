/** Whether a command line only asks what can be asked: by its first word, or by the first option behind the command's words. */
export function asksForHelp(args) {
  const words = args.filter((arg) => arg !== "--json");
  if (words.length === 0 || words[0] === "help") return true;
  return /^(-h|--help)$/.test(words.find((word) => word.startsWith("-")) ?? "");
}

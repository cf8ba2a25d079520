/**
 * Where `href` in the file `from` leads, without what follows its `#`. Paths within an archive are divided by slashes
 * wherever it was made.
 */
export function resolvePath(from: string, href: string): string {
  const [path = ""] = href.split(/[?#]/);
  const steps = path.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const step of decoded(path).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

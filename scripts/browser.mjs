import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./setup/places.mjs";
import { lastLines, PlainError, run } from "./setup/run.mjs";

const SYSTEM_BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

const DOWNLOAD_LIMIT_MS = 120_000;

const systemBrowser = () => SYSTEM_BROWSERS.find((path) => existsSync(path));

async function download(ownPath) {
  const playwright = join(root, "node_modules", "playwright", "cli.js");
  const args = [playwright, "install", "chromium"];
  const { output } = await run(process.execPath, args, { timeout: DOWNLOAD_LIMIT_MS });
  return existsSync(ownPath) ? { path: ownPath } : { reason: lastLines(output, 3) };
}

async function installWithApt() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update"], { env });
  const { output } = await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env });
  return { path: systemBrowser(), reason: lastLines(output, 3) };
}

/**
 * A Chromium for the browser tests: the one in CHROMIUM, Playwright's own, the system's, or a new one.
 * @param {(line: string) => void} say
 * @returns {Promise<string>} where its program is
 */
export async function ensureBrowser(say) {
  if (process.env.CHROMIUM) {
    if (existsSync(process.env.CHROMIUM)) return process.env.CHROMIUM;
    throw new PlainError(`CHROMIUM is "${process.env.CHROMIUM}", where there is no browser.`);
  }
  const { chromium } = await import("@playwright/test");
  const ownPath = chromium.executablePath();
  if (existsSync(ownPath)) return ownPath;
  const found = systemBrowser();
  if (found) return found;

  say("Downloading a browser for the tests (up to two minutes)");
  const downloaded = await download(ownPath);
  if (downloaded.path) return downloaded.path;

  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say("Installing Chromium with apt-get");
    const installed = await installWithApt();
    if (installed.path) return installed.path;
    throw new PlainError(`There is no browser, and none could be installed:\n${installed.reason}`);
  }
  throw new PlainError(
    `There is no browser, and none could be downloaded: install Chromium, or say where one is in CHROMIUM.\n${downloaded.reason}`,
  );
}

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { keepTrack } from "../harness/child";
import { fetchOnce } from "../harness/fetch-once";
import { freePort } from "../harness/free-port";
import type { Bench } from "../harness/questions";
import type { WordPressContent } from "./content";
import type { Installed } from "./installed";

export type WordPress = {
  url: string;
  /** For each of the content's authors. */
  cookies: string[];
  /** For each page of the content: its id, and the ids of its comments. */
  pages: { id: number; comments: number[] }[];
  stop: () => Promise<void>;
};

const UNTIL_READY_MS = 60_000;

async function until(isReady: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + UNTIL_READY_MS; Date.now() < end; await pause(50))
    if (await isReady()) return;
  throw new Error(`${what} did not start.`);
}

function startProgram(program: string, args: string[]): ChildProcess {
  // Apache ends its whole process group, which must not be ours.
  return keepTrack(spawn(program, args, { stdio: "ignore", detached: true }));
}

async function stopProgram(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
}

/** Root may write where others may read; the web server gives its rights away. */
const isRoot = process.getuid?.() === 0;

async function startDatabase(installed: Installed, folder: string) {
  const data = join(folder, "mariadb");
  const socket = join(folder, "mariadb.sock");
  const as = isRoot ? ["--user=root"] : [];
  execFileSync(
    installed.installDatabase,
    [
      "--no-defaults",
      `--datadir=${data}`,
      "--auth-root-authentication-method=normal",
      "--skip-test-db",
      ...as,
    ],
    { stdio: "ignore" },
  );
  const child = startProgram(installed.database, [
    "--no-defaults",
    `--datadir=${data}`,
    `--socket=${socket}`,
    "--skip-networking",
    ...as,
  ]);
  await until(() => existsSync(socket), "MariaDB");
  // The web server's processes are nobody's.
  chmodSync(socket, 0o777);
  return { child, socket };
}

const configuration = (socket: string, url: string) => `<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:${socket}');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('WP_HOME', '${url}');
define('WP_SITEURL', '${url}');
define('COOKIEHASH', md5('${url}'));
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name) {
  define($name . '_KEY', 'only-for-measuring-' . $name);
  define($name . '_SALT', 'only-for-measuring-salt-' . $name);
}
$table_prefix = 'wp_';
define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;

const apache = (installed: Installed, folder: string, port: number) => `
ServerRoot ${folder}
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile ${folder}/apache.pid
ErrorLog ${folder}/apache.log
LoadModule mpm_prefork_module ${installed.modules}/mod_mpm_prefork.so
LoadModule authz_core_module ${installed.modules}/mod_authz_core.so
LoadModule dir_module ${installed.modules}/mod_dir.so
LoadModule php_module ${installed.phpModule}
${isRoot ? "User www-data\nGroup www-data" : ""}
StartServers 4
MaxRequestWorkers 12
MaxConnectionsPerChild 0
KeepAlive On
MaxKeepAliveRequests 0
KeepAliveTimeout 60
DirectoryIndex index.php
DocumentRoot ${folder}/site
<Directory ${folder}/site>
  Require all granted
</Directory>
<FilesMatch "\\.php$">
  SetHandler application/x-httpd-php
</FilesMatch>
php_value memory_limit 512M
php_value max_execution_time 120
`;

/** Debian's WordPress with a database of its own, under Apache, with the plainest theme there can be. */
export async function startWordPress(
  bench: Bench,
  installed: Installed,
  content: WordPressContent,
): Promise<WordPress> {
  const folder = join(bench.folder, "wordpress");
  mkdirSync(folder, { recursive: true });
  for (const open of [bench.folder, folder]) chmodSync(open, 0o755);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const site = join(folder, "site");
  cpSync(installed.site, site, { recursive: true, dereference: true });
  const { child: database, socket } = await startDatabase(installed, folder);
  writeFileSync(join(site, "wp-config.php"), configuration(socket, url));
  const kept = join(bench.root, "bench", "wordpress", "site");
  cpSync(join(kept, "theme"), join(site, "wp-content", "themes", "plain"), { recursive: true });
  cpSync(join(kept, "mu-plugins"), join(site, "wp-content", "mu-plugins"), { recursive: true });
  const [told, answer] = [join(folder, "content.json"), join(folder, "made.json")];
  writeFileSync(told, JSON.stringify(content));
  execFileSync(installed.php, [join(kept, "set-up.php"), site, socket, told, answer], { stdio: "pipe" });

  const config = join(folder, "apache.conf");
  writeFileSync(config, apache(installed, folder, port));
  const server = startProgram(installed.apache, ["-f", config, "-DFOREGROUND"]);
  const isServing = () =>
    fetchOnce(url, { path: "/" }).then(
      ({ status }) => status === 200,
      () => false,
    );
  await until(isServing, "Apache");
  async function stop() {
    await stopProgram(server);
    await stopProgram(database);
  }
  return { url, ...JSON.parse(readFileSync(answer, "utf8")), stop };
}

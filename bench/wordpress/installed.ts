import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Missing } from "../harness/questions";

export const WORDPRESS = "WordPress";

/** Where Debian puts what a WordPress needs. */
const SITE = "/usr/share/wordpress";
const MODULES = "/usr/lib/apache2/modules";
const PROGRAMS = {
  apache: "/usr/sbin/apache2",
  php: "/usr/bin/php",
  database: "/usr/sbin/mariadbd",
  installDatabase: "/usr/bin/mariadb-install-db",
};

const phpModule = () =>
  existsSync(MODULES) ? readdirSync(MODULES).find((name) => /^libphp[\d.]*\.so$/.test(name)) : undefined;

export type Installed = typeof PROGRAMS & { site: string; modules: string; phpModule: string };

export function findWordPress(): Installed | null {
  const module = phpModule();
  const isThere = [join(SITE, "wp-load.php"), ...Object.values(PROGRAMS)].every((path) => existsSync(path));
  return module && isThere
    ? { ...PROGRAMS, site: SITE, modules: MODULES, phpModule: join(MODULES, module) }
    : null;
}

export const HOW_TO_INSTALL: Missing = {
  who: WORDPRESS,
  how: "on Debian: apt-get install --no-install-recommends wordpress libapache2-mod-php php-cli php-mysql mariadb-server",
};

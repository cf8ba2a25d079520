import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";

const BLOCK = 512;

/** Megabytes that a folder takes on the disk. */
export function sizeOf(path: string): number {
  const seen = new Set<number>();
  const blocks = (at: string): number => {
    const stat = lstatSync(at);
    if (stat.nlink > 1 && !stat.isDirectory()) {
      if (seen.has(stat.ino)) return 0;
      seen.add(stat.ino);
    }
    const below = stat.isDirectory() ? readdirSync(at).map((name) => blocks(join(at, name))) : [];
    return below.reduce((sum, one) => sum + one, stat.blocks);
  };
  return (blocks(path) * BLOCK) / 1_000_000;
}

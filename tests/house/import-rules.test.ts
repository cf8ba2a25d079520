import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import config from "../../.dependency-cruiser.mjs";

const root = join(import.meta.dirname, "..", "..");

type Report = { summary: { violations: { rule: { name: string } }[] } };

function rulesBrokenIn(folder: string, ...sources: string[]) {
  const cruiser = join(root, "node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs");
  const args = ["--config", join(root, ".dependency-cruiser.mjs"), "--output-type", "json", ...sources];
  const { stdout } = spawnSync(process.execPath, [cruiser, ...args], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 2e8,
  });
  const report: Report = JSON.parse(stdout);
  return new Set(report.summary.violations.map((violation) => violation.rule.name));
}

// It needs an import that tsc refuses, so it cannot be planted.
const PROVEN_BY_TSC = "nothing-missing";

test("every import rule bites: the planted offenders break each of them", () => {
  const broken = rulesBrokenIn(join(import.meta.dirname, "planted"), ".");

  const rules = config.forbidden.map((rule) => rule.name).filter((name) => name !== PROVEN_BY_TSC);
  expect([...broken].sort()).toEqual(rules.sort());
}, 60_000);

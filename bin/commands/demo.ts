import type { Command } from "commander";
import assignments from "@/content/demo/assignments.json";
import cast from "@/content/demo/cast.json";
import essay from "@/content/demo/essay.json";
import threads from "@/content/demo/threads.json";
import { demoContent, makeDemo } from "@/operations/site/make-demo";
import { tell } from "../tell";

export function addDemoCommand(program: Command): void {
  program
    .command("demo")
    .description("make the demo group, and new sign-in links for the people in it")
    .option("--unless-used", "only where there is no other group yet")
    .option("--json")
    .action(demoCommand);
}

type Demo = { unlessUsed?: boolean; json?: boolean };

async function demoCommand({ unlessUsed = false, json }: Demo): Promise<void> {
  const demo = await makeDemo(demoContent.parse({ cast, essay, assignments, threads }), { unlessUsed });
  if (!demo)
    return tell(json, { created: false, url: null, links: [] }, ["There are other groups here already."]);
  tell(json, demo, [demo.url, ...demo.links.map(({ name, role, url }) => `${name} (${role}): ${url}`)]);
}

import { closeSite } from "@/operations/site/close-site";
import { runCommand } from "./command-line";

try {
  process.exitCode = await runCommand(process.argv.slice(2));
} finally {
  await closeSite();
}

import { Command, CommanderError } from "commander";
import { addAccountCommands } from "./commands/accounts";
import { addBackupCommands } from "./commands/backups";
import { addDemoCommand } from "./commands/demo";
import { addExportCommands } from "./commands/exports";
import { addGroupCommands } from "./commands/groups";
import { addImportCommands } from "./commands/imports";
import { addSiteCommands } from "./commands/site";
import { tellFailure } from "./tell";

/** A new one for each command that is run: commander keeps what was asked of the last. */
function commandLine(): Command {
  const program = new Command("colloquy")
    .description("Look after a Colloquy site from the command line.")
    .option("--json", "one line of JSON instead of words; every command takes it")
    .enablePositionalOptions()
    .hook("preAction", (whole, command) => {
      if (whole.opts().json) command.setOptionValue("json", true);
    })
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .addHelpText("after", "\nWith --help behind it, a command says what it takes: colloquy user add --help")
    .configureHelp({ visibleCommands: everyCommand, subcommandTerm: nameOf });

  addSiteCommands(program);
  addAccountCommands(program);
  addGroupCommands(program);
  addImportCommands(program);
  addExportCommands(program);
  addBackupCommands(program);
  addDemoCommand(program);
  return program;
}

/** Those in groups, too: `user add` and not only `user`. */
function everyCommand(command: Command): Command[] {
  return command.commands.flatMap((one) => (one.commands.length > 0 ? everyCommand(one) : [one]));
}

function nameOf(command: Command): string {
  const group = command.parent?.parent ? `${command.parent.name()} ` : "";
  return `${group}${command.name()} ${command.usage().replace("[options] ", "").replace("[options]", "")}`.trim();
}

/**
 * Does what the words after the program's name say, and answers with the exit code. What it has to say goes to stdout;
 * failures are one line on stderr; help and the version are no failures.
 */
export async function runCommand(args: string[]): Promise<number> {
  try {
    await commandLine().parseAsync(args, { from: "user" });
    // A command may have found something ill without failing itself.
    return Number(process.exitCode ?? 0);
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return 0;
    // Whoever named no command has been shown which there are.
    if (!(thrown instanceof CommanderError && thrown.code === "commander.help")) tellFailure(thrown);
    return 1;
  }
}

/** Reads the options of a command; a mistake ends it with one sentence, not with a stack. */
import { parseArgs } from "node:util";
import { type Scope, scopes } from "#shared/protocol";
import { StartError } from "../start-error";

interface CommandOptions {
  readonly scope: Scope;
  readonly label: string | undefined;
}

export function readOptions(args: readonly string[], usage: string): CommandOptions {
  const { scope = "admin", label } = parse(args, usage);
  const known = scopes.find((one) => one === scope);
  if (known === undefined) throw new StartError(`--scope must be one of ${scopes.join(", ")}. ${usage}`);
  return { scope: known, label: label?.trim() };
}

function parse(args: readonly string[], usage: string): { scope?: string; label?: string } {
  try {
    return parseArgs({ args: [...args], options: { scope: { type: "string" }, label: { type: "string" } } }).values;
  } catch (thrown) {
    throw new StartError(`${thrown instanceof Error ? thrown.message : "Unknown option"}. ${usage}`);
  }
}

/** Runs a command: what it returns goes alone to stdout, a mistake to stderr with exit code 1. */
export async function runCommand(command: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await command()}\n`);
  } catch (thrown) {
    process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
    process.exitCode = 1;
  }
}

/** Reads the titles of every test, as a reader of the results sees their beginning: a leading `%s` of a table is filled in. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { type Argument, type CallExpression, type Expression, parseSync, Visitor } from "oxc-parser";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sides = ["shared", "companion", "extension", "scripts"];

export interface TestTitle {
  /** The test's file, relative to the checkout, with forward slashes. */
  readonly file: string;
  readonly title: string;
}

type Node = Expression | Argument | null | undefined;

function textOf(node: Node): string | null {
  if (node?.type === "Literal") return typeof node.value === "string" ? node.value : null;
  return null;
}

/** `it`, `it.each(…)`, `describe.skipIf(…)` and so on, walked down to the name they begin with. */
function isOfTests(node: Node): boolean {
  if (node?.type === "Identifier") return ["it", "describe"].includes(node.name);
  if (node?.type === "MemberExpression") return isOfTests(node.object);
  return node?.type === "CallExpression" && isOfTests(node.callee);
}

/** The first column of the table in `it.each(table)`. */
function firstColumn({ callee }: CallExpression): string[] {
  if (callee.type !== "CallExpression") return [];
  const [argument] = callee.arguments;
  const table = argument?.type === "TSAsExpression" ? argument.expression : argument;
  if (table?.type !== "ArrayExpression") return [];
  return table.elements.flatMap((row) => {
    const cell = textOf(row?.type === "ArrayExpression" ? row.elements[0] : row);
    return cell === null ? [] : [cell];
  });
}

function titlesIn(file: string): string[] {
  const titles: string[] = [];
  const { program } = parseSync(file, readFileSync(join(root, file), "utf8"));
  new Visitor({
    CallExpression(call) {
      const title = isOfTests(call.callee) ? textOf(call.arguments[0]) : null;
      if (title === null) return;
      if (!title.startsWith("%s")) titles.push(title);
      else titles.push(...firstColumn(call).map((cell) => title.replace("%s", () => cell)));
    },
  }).visit(program);
  return titles;
}

function testFiles(side: string): string[] {
  return readdirSync(join(root, side), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

/** Every title that is written out or fills its `%s` from a table that is. */
export function readTestTitles(): TestTitle[] {
  return sides.flatMap(testFiles).flatMap((file) => titlesIn(file).map((title) => ({ file, title })));
}

/** Which modules the page gives away, under the knobs that hide them. */
import { beforeEach, expect, test } from "vitest";
import { defaultKnobs, type KnobChanges, turnKnobs } from "../knobs";
import { createRequire } from "./require";

const modules = { WAWebCmd: { Cmd: {} }, WAWebConnModel: { Conn: {} } };
let unknown: string[];
beforeEach(() => {
  unknown = [];
});

function load(name: string, changes: KnobChanges = {}) {
  const knobs = turnKnobs(defaultKnobs, changes);
  return createRequire({ modules, knobs: () => knobs, onUnknown: (missed) => unknown.push(missed) })(name);
}

test("a known module is found", () => {
  expect(load("WAWebCmd")).toBe(modules.WAWebCmd);
});

test.each([
  ["unknown", "WAWebNoSuch", {}],
  ["missing", "WAWebCmd", { missingModules: ["WAWebCmd"] }],
  ["renamed", "WAWebCmd", { renamedModules: { WAWebCmd: "WAWebCommands" } }],
] as const)("an %s module throws and is reported", (_why, name, changes) => {
  expect(() => load(name, changes as KnobChanges)).toThrow(name);

  expect(unknown).toEqual([name]);
});

test("a renamed module is found under its new name", () => {
  expect(load("WAWebCommands", { renamedModules: { WAWebCmd: "WAWebCommands" } })).toBe(modules.WAWebCmd);
});

import { once } from "node:events";
import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { createOutputTail } from "./output-tail";

async function tailOf(text: string): Promise<readonly string[]> {
  const tail = createOutputTail();
  const stream = new PassThrough();
  tail.follow(stream);
  stream.end(text);
  await once(stream, "close");
  return tail.lines();
}

it("keeps lines, an unfinished last one too, and no empty ones", async () => {
  expect(await tailOf("one\n\ntwo\nthree")).toEqual(["one", "two", "three"]);
});

it("keeps the last lines only", async () => {
  const lines = Array.from({ length: 60 }, (_, index) => `line ${index}`);

  expect(await tailOf(lines.join("\n"))).toEqual(lines.slice(-50));
});

it("cuts lines of any length", async () => {
  expect(await tailOf("x".repeat(10_000))).toEqual(["x".repeat(500)]);
});

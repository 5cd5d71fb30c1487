/** Keeps the last lines a browser printed, for the cause of its error. */
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

const keptLines = 50;
const keptLineLength = 500;

export interface OutputTail {
  follow(stream: Readable): void;
  lines(): readonly string[];
}

export function createOutputTail(): OutputTail {
  const kept: string[] = [];
  return {
    follow(stream) {
      createInterface({ input: stream }).on("line", (line) => {
        if (line.trim() === "") return;
        kept.push(line.slice(0, keptLineLength));
        if (kept.length > keptLines) kept.shift();
      });
    },
    lines: () => [...kept],
  };
}

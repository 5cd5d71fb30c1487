/** Four kinds of tests: pure and in-process, the extension's UI, real Chromium with the stand-in, and the whole product. */
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { WxtVitest } from "wxt/testing/vitest-plugin";
import { quickFolder } from "./scripts/testing/quick-folder.ts";

const temporaryFiles = quickFolder();
if (temporaryFiles !== undefined) process.env.TMPDIR ??= temporaryFiles;

/** Limits for a machine that is busy; a test that waits for a condition ends much sooner on a calm one. */
const setupFiles = ["scripts/testing/patience.ts"];
const patience = { testTimeout: 20_000, hookTimeout: 30_000, provide: { patienceMs: 15_000 }, setupFiles };
const processPatience = { testTimeout: 90_000, hookTimeout: 120_000, provide: { patienceMs: 60_000 }, setupFiles };

export default defineConfig({
  test: {
    // Much of a test with a browser is waiting, and vitest by itself leaves a processor free. One more was no quicker.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    globalSetup: ["scripts/testing/bundled-scripts.ts"],
    projects: [
      {
        test: {
          name: "node",
          include: ["{shared,companion,scripts}/**/*.test.{ts,mjs}"],
          exclude: ["**/*.browser.test.ts"],
          // What a test needs is passed in, so files may share a process and its modules: a third of the time.
          isolate: false,
          ...patience,
        },
      },
      {
        plugins: [WxtVitest()],
        // Its stand-in for the browser's API would load the whole of WXT into each file: half of what a file loads.
        resolve: { alias: [{ find: /^wxt\/testing$/, replacement: "wxt/testing/fake-browser" }] },
        test: {
          name: "extension",
          environment: "happy-dom",
          // Each file has modules of its own; a thread has them sooner than a process.
          pool: "threads",
          include: ["extension/**/*.test.{ts,tsx}"],
          exclude: ["**/*.e2e.test.ts"],
          ...patience,
        },
      },
      {
        test: {
          name: "browser",
          include: ["companion/**/*.browser.test.ts"],
          ...processPatience,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["extension/**/*.e2e.test.ts"],
          ...processPatience,
        },
      },
    ],
  },
});

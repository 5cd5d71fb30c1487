/** Four kinds of tests: pure and in-process, the extension's UI, real Chromium with the stand-in, and the whole product. */
import { defineConfig } from "vitest/config";
import { WxtVitest } from "wxt/testing/vitest-plugin";

const processTimeouts = { testTimeout: 90_000, hookTimeout: 90_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "node",
          include: ["{shared,companion,scripts}/**/*.test.{ts,mjs}"],
          exclude: ["**/*.browser.test.ts"],
        },
      },
      {
        plugins: [WxtVitest()],
        test: {
          name: "extension",
          environment: "happy-dom",
          include: ["extension/**/*.test.{ts,tsx}"],
          exclude: ["**/*.e2e.test.ts"],
        },
      },
      {
        test: {
          name: "browser",
          include: ["companion/**/*.browser.test.ts"],
          ...processTimeouts,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["extension/**/*.e2e.test.ts"],
          fileParallelism: false,
          ...processTimeouts,
        },
      },
    ],
  },
});

/** The trust table as data: coherent in itself, and the same in the documentation. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { suggestTrustLevel, trustLevelOf, trustLevels } from "#shared/trust-levels";

const docs = readFileSync(new URL("../docs/programs.md", import.meta.url), "utf8");

describe("each trust level", () => {
  it.each(trustLevels)(
    "$level can be used up within a day at its own pace",
    ({ dailyCeiling, perMinute, spacingSeconds }) => {
      const waking = 16 * 60;
      const mean = (spacingSeconds.min + spacingSeconds.max) / 2;

      expect(dailyCeiling / Math.min(perMinute, 60 / mean)).toBeLessThanOrEqual(waking);
    },
  );

  it.each(trustLevels)("$level is in the documentation as it is", (entry) => {
    const { level, dailyCeiling, perMinute, spacingSeconds, firstContactsPerHour, suggestedFrom } = entry;
    const { ageDays, cleanDays } = suggestedFrom;
    const since = ageDays === 0 ? "the start" : `${ageDays} days old, ${cleanDays} days clean`;
    const pause = `${spacingSeconds.min}–${spacingSeconds.max} s`;

    expect(docs).toContain(`| ${[level, dailyCeiling, perMinute, pause, firstContactsPerHour, since].join(" | ")} |`);
  });

  it("allows more in every column than the one below", () => {
    const columns = trustLevels.map(({ firstContactsPerHour, spacingSeconds, suggestedFrom }) => [
      firstContactsPerHour,
      -spacingSeconds.min,
      -spacingSeconds.max,
      suggestedFrom.ageDays,
      suggestedFrom.cleanDays,
    ]);

    for (const [index, column] of columns.entries()) {
      const below = columns[index - 1] ?? column.map(() => Number.NEGATIVE_INFINITY);
      expect(column.every((value, at) => value > (below[at] ?? 0))).toBe(true);
    }
  });
});

describe("the suggestion", () => {
  it.each([
    [0, 0, 1],
    [6.9, 6.9, 1],
    [7, 7, 2],
    [400, 8, 2],
    [400, 0, 1],
    [59, 59, 3],
    [400, 400, 5],
  ])("for %d days of age and %d without trouble is level %d", (ageDays, cleanDays, level) => {
    expect(suggestTrustLevel({ ageDays, cleanDays })).toBe(level);
  });

  it("never depends on a level that does not exist", () => {
    expect(trustLevelOf(0)).toBe(trustLevelOf(1));
  });
});

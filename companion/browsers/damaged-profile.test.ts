import { describe, expect, it } from "vitest";
import { BrowserError, type BrowserFailure } from "./browser-error";
import { openUnlessDamaged } from "./damaged-profile";

type Answer = "opens" | BrowserFailure;

function createTrial({ profile, empty = "opens" }: { profile: readonly Answer[]; empty?: Answer }) {
  const steps: string[] = [];
  const left = [...profile];
  const answer = (given: Answer | undefined) => {
    if (given !== undefined && given !== "opens") throw new BrowserError(given, "It does not open");
    return "browser";
  };
  const note = (step: string) => void steps.push(step);
  return {
    steps,
    trial: {
      prepare: async () => note("prepare"),
      open: async () => {
        note("open");
        return answer(left.shift());
      },
      openEmpty: async () => {
        note("open empty");
        answer(empty);
      },
      setAside: async () => note("set aside"),
      seesUsers: true,
    },
  };
}

describe("a profile", () => {
  it("F28: on which browsers end, while they open an empty one, is set aside", async () => {
    const { trial, steps } = createTrial({ profile: ["internal", "profile_locked"] });

    await expect(openUnlessDamaged(trial)).rejects.toMatchObject({ reason: "profile_damaged" });

    expect(steps).toEqual(["prepare", "open", "open empty", "prepare", "open", "prepare", "set aside"]);
  });

  it("F28: is not blamed for a browser that starts nowhere", async () => {
    const { trial, steps } = createTrial({ profile: ["internal"], empty: "internal" });

    await expect(openUnlessDamaged(trial)).rejects.toMatchObject({ reason: "internal" });

    expect(steps).not.toContain("set aside");
  });

  it("F28: that opens at the second try is opened", async () => {
    const { trial } = createTrial({ profile: ["internal", "opens"] });

    expect(await openUnlessDamaged(trial)).toBe("browser");
  });

  it.each(["load_timeout", "disk_full", "stopped", "browser_missing"] as const)(
    "F28: is not doubted when a start ends with %s",
    async (reason) => {
      const { trial, steps } = createTrial({ profile: [reason] });

      await expect(openUnlessDamaged(trial)).rejects.toMatchObject({ reason });

      expect(steps).toEqual(["prepare", "open"]);
    },
  );

  it("F25: that may be in use by a browser nobody can see is left alone", async () => {
    const { trial, steps } = createTrial({ profile: ["profile_locked", "profile_locked"] });

    await expect(openUnlessDamaged({ ...trial, seesUsers: false })).rejects.toMatchObject({ reason: "profile_locked" });

    expect(steps).toEqual(["prepare", "open"]);
  });
});

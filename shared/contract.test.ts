/** The contract agrees with itself and with the requirements' table of paths. */
import { describe, expect, it } from "vitest";
import { errorCatalogue } from "#shared/errors";
import { operations } from "#shared/paths";
import { scopeAllows, scopes } from "#shared/protocol";
import { contracts } from "#shared/routes";
import { settingDefaults, settingLimits } from "#shared/settings-limits";
import { dailyCeilingOf, trustLevels } from "#shared/trust-levels";

describe("the paths", () => {
  it.each([
    ["POST", "/whatsapp/session"],
    ["GET", "/whatsapp/sessions"],
    ["GET", "/whatsapp/session/:name"],
    ["PUT", "/whatsapp/session/:name"],
    ["DELETE", "/whatsapp/session/:name"],
    ["POST", "/whatsapp/session/:name/start"],
    ["POST", "/whatsapp/session/:name/stop"],
    ["POST", "/whatsapp/session/:name/logout"],
    ["POST", "/whatsapp/session/:name/sync-history"],
    ["POST", "/whatsapp/sessions/start"],
    ["POST", "/whatsapp/sessions/stop"],
    ["POST", "/whatsapp/sessions/stop-all"],
  ])("have %s %s as the requirements name it", (method, path) => {
    const found = Object.values(operations).some(
      (entry) => entry.method.toUpperCase() === method && entry.path === path,
    );

    expect(found).toBe(true);
  });

  it("are described one by one", () => {
    expect(Object.keys(contracts).sort()).toEqual(Object.keys(operations).sort());
  });

  it("without a token are health, pairing and the proof alone", () => {
    const open = Object.entries(operations).flatMap(([name, entry]) => (entry.scope === null ? [name] : []));

    expect(open.sort()).toEqual(["pairDevice", "proveCompanion", "readHealth"]);
  });

  it("give the parameters of their path a schema, and no others", () => {
    for (const [name, { path }] of Object.entries(operations)) {
      const contract = contracts[name as keyof typeof contracts];
      const inPath = [...path.matchAll(/:(\w+)/g)].map((match) => match[1]);
      expect("params" in contract ? Object.keys(contract.params.shape) : [], name).toEqual(inPath);
    }
  });
});

describe("the error catalogue", () => {
  it("only has statuses of errors", () => {
    const statuses = Object.values(errorCatalogue).map((entry) => entry.status);

    expect(statuses.every((status) => status >= 400 && status < 600)).toBe(true);
  });
});

describe("scopes", () => {
  it.each(scopes.flatMap((held, index) => scopes.map((needed, at) => ({ held, needed, allowed: index >= at }))))(
    "a $held token may $needed: $allowed",
    ({ held, needed, allowed }) => {
      expect(scopeAllows(held, needed)).toBe(allowed);
    },
  );
});

describe("trust levels", () => {
  it("grow in every column", () => {
    for (const [index, level] of trustLevels.entries()) {
      const below = trustLevels[index - 1];
      expect(level.level).toBe(index + 1);
      if (below) expect(level.dailyCeiling).toBeGreaterThan(below.dailyCeiling);
      if (below) expect(level.perMinute).toBeGreaterThan(below.perMinute);
    }
  });

  it("allow the default daily limit at the default level", () => {
    expect(settingDefaults.dailyLimit).toBeLessThanOrEqual(dailyCeilingOf(settingDefaults.trustLevel));
  });

  it("treat an unknown level as the strictest", () => {
    expect(dailyCeilingOf(99)).toBe(dailyCeilingOf(1));
  });

  it("bound the setting by their highest ceiling", () => {
    expect(settingLimits.dailyLimit.max).toBe(trustLevels.at(-1)?.dailyCeiling);
  });
});

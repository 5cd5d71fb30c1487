/** What the routes of the companion's settings answer, and that the country decides what `08…` means. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { companionSettingsSchema } from "#shared/companion-settings";
import { codeOf, type Rig, startRig } from "../testing/rig";

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const put = (body: unknown) => rig.call("PUT", "/settings", { body });

describe("the settings", () => {
  it("are read with scope read, and changed in part", async () => {
    const changed = await put({ maxAccounts: 7, defaults: { syncLimit: 3 } });
    const read = await (await rig.call("GET", "/settings", { token: rig.tokens.read })).json();

    expect(changed.status).toBe(200);
    expect(companionSettingsSchema.parse(read)).toEqual(await changed.json());
    expect(read).toMatchObject({ maxAccounts: 7, defaults: { syncLimit: 3, dailyLimit: 50 } });
  });

  it.each([
    [{ timeZone: "Mars/Olympus" }, { path: "timeZone", code: "time_zone" }],
    [{ country: "XX" }, { path: "country", code: "country" }],
    [{ country: "id" }, { path: "country", code: "country" }],
    [{ quietHours: { from: "24:00", to: "06:00" } }, { path: "quietHours.from" }],
    [{ quietHours: { from: "06:00", to: "06:00" } }, { path: "quietHours.to", code: "same_as_from" }],
    [{ quietHours: { from: "06:00" } }, { path: "quietHours.to", code: "required" }],
    [{ maxAccounts: 0 }, { path: "maxAccounts" }],
    [{ keepMessageDays: 0 }, { path: "keepMessageDays" }],
    [{ keepStatusDays: null }, { path: "keepStatusDays" }],
    [{ defaults: { trustLevel: 6 } }, { path: "defaults.trustLevel" }],
    [{ defaults: { clientName: "x" } }, { path: "defaults.clientName" }],
    [{ defaults: { dailyLimit: 51 } }, { path: "defaults.dailyLimit", code: "above_ceiling" }],
    [{ colour: "red" }, { path: "colour" }],
  ])("refuse %j", async (body, error) => {
    const { errors } = await (await put(body)).json();

    expect(errors).toMatchObject([error]);
  });

  it("make national numbers those of the country", async () => {
    await put({ country: "DE" });
    await rig.accounts.create({ clientName: "a1", method: "qr", start: true });
    const body = { phoneNumber: "0171 1234567" };

    const { phoneNumber } = await (await rig.call("POST", "/whatsapp/session/a1/pairing-code", { body })).json();

    expect(phoneNumber).toBe("491711234567");
    expect(
      await codeOf(await rig.call("POST", "/whatsapp/session/a1/pairing-code", { body: { phoneNumber: "0" } })),
    ).toBe("validation_failed");
  });
});

/** How long a socket lasts: as long as its device and its token do. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { operations } from "#shared/paths";
import { type SocketRig, startSocketRig } from "./testing/socket-rig";

let rig: SocketRig;
beforeEach(async () => {
  rig = await startSocketRig();
});
afterEach(() => rig.close());

/** The watch over tokens looks once a second and then sets its next alarm. */
async function passSeconds(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    rig.clock.advance(1000);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe("a socket", () => {
  it("is closed as soon as its device is removed, and cannot come back", async () => {
    const { welcomed, gone } = rig.open(rig.tokens.read);
    await welcomed;
    const { devices } = await (await rig.call("GET", operations.listDevices.path)).json();
    const reader = devices.find((device: { label: string }) => device.label === "read");

    const response = await rig.call("DELETE", `/auth/devices/${reader.id}`);

    expect(response.status).toBe(204);
    expect(await gone).toBe("io server disconnect");
    expect((await rig.open(rig.tokens.read).refused).data?.code).toBe("unauthorized");
  });

  it("is closed when its device was removed behind the companion's back, or expired", async () => {
    const { welcomed, gone } = rig.open(rig.tokens.read);
    await welcomed;
    const [reader] = (await rig.devices.list()).filter(({ label }) => label === "read");
    await rig.devices.remove(reader!.id);

    rig.clock.advance(1000);

    expect(await gone).toBe("io server disconnect");
  });

  it("of the old token is closed a minute after a rotation, one of the new token stays", async () => {
    const old = rig.open(rig.tokens.read);
    await old.welcomed;
    const rotated = await rig.call("POST", operations.rotateToken.path, { token: rig.tokens.read });
    const { token } = await rotated.json();
    const renewed = rig.open(token);
    await renewed.welcomed;

    rig.clock.advance(1000);
    expect((await rig.call("GET", "/whatsapp/sessions", { token: rig.tokens.read })).status).toBe(200);
    expect(old.client.connected).toBe(true);
    await passSeconds(60);

    expect(await old.gone).toBe("io server disconnect");
    expect(renewed.client.connected).toBe(true);
  });

  it("keeps its token from expiring under it", async () => {
    const { welcomed, client } = rig.open(rig.tokens.read);
    await welcomed;

    for (let day = 0; day < 100; day += 1) {
      rig.clock.advance(24 * 60 * 60 * 1000);
      await new Promise((resolve) => setImmediate(resolve));
    }

    expect(client.connected).toBe(true);
    expect((await rig.call("GET", "/whatsapp/sessions", { token: rig.tokens.read })).status).toBe(200);
  });
});

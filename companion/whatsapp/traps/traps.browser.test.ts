/** What the unmodified library does where two traps lie in wait, and that the cure for each is the cure. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { eraNames } from "../../simulator/page/eras";
import { type RealClient, startTestBench, type TestBench } from "../../simulator/testing/real-client";
import { callBridge } from "./dead-bridge";
import { hasMissedSync, readPageState, repeatSync } from "./missed-sync";
import { refreshQrInPage } from "./qr-refresh";

/** So many answers of the page in a row are long enough for anything that was under way. */
const answers = 50;

let bench: TestBench;
beforeAll(async () => {
  bench = await startTestBench();
});
afterEach(() => bench.closeClients());
afterAll(() => bench.close());

const lookAt = ({ client }: RealClient) => client.pupPage!.evaluate(readPageState);
async function lookAgainAndAgain(real: RealClient) {
  for (let turn = 1; turn < answers; turn += 1) await lookAt(real);
  return lookAt(real);
}

describe.each(eraNames)("the library on the WhatsApp Web of %s", (era) => {
  beforeAll(async () => void (await bench.control.turn({ era })));

  it("stays without `ready` when it missed the sync, until its own function is called again", async () => {
    const phone = await bench.addPhone();
    const first = await bench.openLinked(phone);
    await first.close();
    await phone.turn({ delaysMs: { connect: 0, sync: 0 } });
    const second = await bench.open({}, first.profile);
    await second.client.initialize();
    await vi.waitFor(async () => expect(hasMissedSync(await lookAt(second))).toBe(true));

    expect(hasMissedSync(await lookAgainAndAgain(second))).toBe(true);
    expect(second.names()).not.toContain("ready");

    await second.client.pupPage!.evaluate(repeatSync);
    await second.until("ready");
  });

  it("does not notice that its events are lost, and a call down their way does", async () => {
    const phone = await bench.addPhone();
    const real = await bench.openLinked(phone);
    const page = real.client.pupPage!;
    const told = real.names().length;
    await page.evaluate(callBridge);

    expect(real.names()).toHaveLength(told);
    await phone.act("cut-bridge");
    await phone.deliver({ from: "628999000111", text: "Is anybody there?" });
    const call = page.evaluate(callBridge).then(
      () => "heard",
      () => "cut off",
    );
    expect((await lookAgainAndAgain(real)).socket).toBe("CONNECTED");
    expect(await real.client.getState()).toBe("CONNECTED");
    await real.close();

    expect(await call).toBe("cut off");
    expect(real.names()).toHaveLength(told);
  });

  it("shows no further QR after the page ran out of them, until the refresh runs in the page", async () => {
    const real = await bench.open();
    await real.client.initialize();
    const first = await real.qr();
    const [page] = (await bench.control.pages()).filter(({ qrText }) => qrText === first);
    await bench.control.spendRefs(page!.id);
    await vi.waitFor(async () => expect((await lookAt(real)).socket).toBe("UNPAIRED_IDLE"));

    expect((await lookAgainAndAgain(real)).socket).toBe("UNPAIRED_IDLE");
    const shown = real.qrs().length;

    expect(await real.client.pupPage!.evaluate(refreshQrInPage)).toBe(true);
    await vi.waitFor(() => expect(real.qrs().length).toBeGreaterThan(shown));
  });
});

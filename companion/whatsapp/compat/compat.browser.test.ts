/** Every flow in every era, with all compatibility modules, without any, and without each one where it is needed. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type wwebjs from "whatsapp-web.js";
import { toError } from "../../errors";
import type { PhoneControl } from "../../simulator/control-client";
import type { KnobChanges } from "../../simulator/knobs";
import { eraNames } from "../../simulator/page/eras";
import { startTestBench, type TestBench } from "../../simulator/testing/real-client";
import { flowNames, type Outcomes, runFlows } from "../testing/compat-flows";
import { type CompatCase, compatTable } from "../testing/compat-table";
import { compatModules, compatScript } from "./compat-script";

const broken = { brokenChat: "Budi Santoso" };

const withAll: CompatCase[] = [
  ...eraNames.map((era) => ({ knobs: { era } })),
  { knobs: { era: "sep2026", ...broken }, because: "a broken chat" },
  { knobs: { era: "sep2026", drift: { loadEarlier: "positional" } }, because: "history loader `(chat, msgs)`" },
  { knobs: { era: "sep2026", drift: { loadEarlier: "gone" } }, because: "no history loader" },
];
const withNone: CompatCase[] = eraNames.map((era) => ({ knobs: { era }, without: "all" }));
/** Which flow breaks when one module is missing. */
const withoutOne: (CompatCase & { readonly breaks: readonly (typeof flowNames)[number][] })[] = [
  { knobs: { era: "jul2026" }, without: "ids", breaks: ["send a text", "hear a message", "download media"] },
  { knobs: { era: "sep2026" }, without: "ids", breaks: ["send a text", "hear a message", "download media"] },
  { knobs: { era: "sep2026", ...broken }, because: "a broken chat", without: "chats", breaks: ["list chats"] },
  {
    knobs: { era: "sep2026", drift: { loadEarlier: "positional" } },
    because: "history loader `(chat, msgs)`",
    without: "history",
    breaks: ["read a chat"],
  },
  { knobs: { era: "sep2026" }, without: "media-mimetype", breaks: ["download media"] },
  { knobs: { era: "sep2026" }, without: "media-send", breaks: ["send media"] },
];

let bench: TestBench;
const outcomes = new Map<CompatCase, Outcomes>();

beforeAll(async () => {
  bench = await startTestBench({ ackDelaysMs: [20], delaysMs: { qr: 0, pair: 0, sync: 250 } });
});
afterAll(() => bench.close());

async function outcomesOf(tried: CompatCase): Promise<Outcomes> {
  const phone = await bench.addPhone({ chats: 4, messages: 120, groups: 1 });
  await phone.turn(tried.knobs as KnobChanges);
  const modules = compatModules.filter(({ name }) => tried.without !== "all" && tried.without !== name);
  const evalOnNewDoc = compatScript(modules) as unknown as () => void;
  const real = await bench.openLinked(phone, modules.length === 0 ? {} : { evalOnNewDoc });
  const found = await runFlows({ real, phone });
  outcomes.set(tried, found);
  await real.close();
  return found;
}

const titleOf = ({ knobs, because }: CompatCase) => [knobs.era, because].filter(Boolean).join(" with ");

describe("with every module", () => {
  it.each(withAll.map((tried) => ({ tried, title: titleOf(tried) })))("$title: every flow works", async ({ tried }) => {
    const found = await outcomesOf(tried);

    expect(found).toEqual(Object.fromEntries(flowNames.map((name) => [name, "ok"])));
  });
});

describe("without a module", () => {
  it.each(withoutOne.map((one) => ({ one, title: titleOf(one), without: one.without })))(
    "$title, without $without: its flows break",
    async ({ one }) => {
      const found = await outcomesOf(one);

      for (const name of one.breaks) expect([name, found[name]]).not.toEqual([name, "ok"]);
    },
  );
});

describe("on the oldest page", () => {
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
  async function readsOf(phone: PhoneControl, options: Partial<wwebjs.ClientOptions>) {
    const real = await bench.openLinked(phone, options);
    const chats = await real.client.getChats();
    const messages = await Promise.all(chats.map((chat) => chat.fetchMessages({ limit: 30 })));
    const info = await real.client.getState();
    await real.close();
    return plain({ chats, messages, info });
  }

  it("the modules change nothing of what the library gives", async () => {
    const phone = await bench.addPhone({ chats: 3, messages: 30, groups: 1 });
    await phone.turn({ era: "apr2026" });

    const without = await readsOf(phone, {});
    const evalOnNewDoc = compatScript(compatModules) as unknown as () => void;
    const withAll = await readsOf(phone, { evalOnNewDoc });

    expect(without.messages.flat()).not.toEqual([]);
    expect(withAll).toEqual(without);
  });
});

describe("without any module", () => {
  it.each(withNone.map((tried) => ({ tried, title: titleOf(tried) })))("$title", async ({ tried }) => {
    const found = await outcomesOf(tried);

    const isEveryFlowFine = Object.values(found).every((outcome) => outcome === "ok");
    expect(isEveryFlowFine).toBe(tried.knobs.era === "apr2026");
  });
});

describe("an error without words when sending", () => {
  it.each([
    ["with every module says what it carried", compatModules, /without words \(class r, status 463\)/],
    ["without `errors` is a bare letter", compatModules.filter(({ name }) => name !== "errors"), /^r: r$|^r$/],
  ])("%s", async (_how, modules, said) => {
    const phone = await bench.addPhone();
    await phone.turn({ era: "sep2026", sendError: 463 });
    const real = await bench.openLinked(phone, { evalOnNewDoc: compatScript(modules) as unknown as () => void });
    await real.client.getNumberId("628990000001");

    const thrown = await real.client.sendMessage("628990000001@c.us", "a text").catch((error: unknown) => error);

    expect(toError(thrown).message.split("\n")[0]).toMatch(said);
    await real.close();
  });
});

it("is written down in docs/compatibility.md (renewed by `vitest -u`)", async () => {
  await expect(compatTable(outcomes)).toMatchFileSnapshot("../../../docs/compatibility.md");
});

/** The control API with pages that only exist on the server's side: no browser is needed to link one. */
import { beforeEach, expect, test } from "vitest";
import { createTestClock, type TestClock } from "../testing/test-clock";
import { createControlApp } from "./control-app";
import { createJournal } from "./journal";
import { defaultKnobs } from "./knobs";
import { Network } from "./network";
import { createDialogue } from "./page-dialogue";
import { PageLink } from "./page-link";
import { writeQrText } from "./qr-text";
import type { DeviceLogin, FromPage, ToPage } from "./wire";

const number = "6281234500001";
const keys = { noise: "n", identity: "i", advSecret: "s", platform: "1" };
let clock: TestClock;
let network: Network;

beforeEach(async () => {
  clock = createTestClock();
  network = new Network({ clock, journal: createJournal(clock), knobs: defaultKnobs });
  await post("/phones", { number });
});

async function post(path: string, body: object = {}) {
  const response = await createControlApp(network).request(path, { method: "POST", body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}

function openPage(hello: { login?: DeviceLogin; seq?: number; tab?: string } = {}) {
  const heard: ToPage[] = [];
  const say = createDialogue(network);
  const page = new PageLink({
    id: `page-${network.pages.size}`,
    clock,
    send(message) {
      if (message.kind === "ref") network.rememberRef(message.ref);
      heard.push(message);
    },
    hangUp: () => network.pages.delete(page),
  });
  network.pages.add(page);
  const { login = null, seq = null, tab = page.id } = hello;
  const tell = (message: FromPage) => say(page, message);
  tell({ kind: "hello", tab, login, keys, seq, version: "2.3000.1" });
  return {
    page,
    tell,
    kinds: () => heard.map(({ kind }) => kind).filter((kind) => kind !== "knobs"),
    last: <Kind extends ToPage["kind"]>(kind: Kind) =>
      heard.findLast((message): message is Extract<ToPage, { kind: Kind }> => message.kind === kind),
  };
}

/** A page that shows a QR. */
function waitingPage() {
  const opened = openPage();
  opened.tell({ kind: "want-refs" });
  return { ...opened, qr: () => writeQrText({ ref: opened.last("ref")?.ref ?? "", ...keys }) };
}

async function linkedPage() {
  const opened = waitingPage();
  await post(`/phones/${number}/scan`, { text: opened.qr() });
  return { ...opened, login: opened.last("linked")?.login ?? { id: "", secret: "" } };
}

test("scanning links the page and gives it a login that works after a restart", async () => {
  const first = await linkedPage();
  network.pages.delete(first.page);

  expect(openPage({ login: first.login }).kinds()).toEqual(["restored"]);
});

test("an old QR, a foreign one, one with other keys and nonsense are told apart", async () => {
  const { qr, last } = waitingPage();
  const old = qr();
  clock.advance(defaultKnobs.refs.firstMs);
  const ref = last("ref")?.ref ?? "";
  const scan = (text: string) => post(`/phones/${number}/scan`, { text });

  expect(await scan(old)).toEqual({ status: 409, body: { error: "expired_ref" } });
  expect(await scan(`unheard-of,n,i,s,1`)).toEqual({ status: 409, body: { error: "unknown_ref" } });
  expect(await scan(`${ref},n,i,another,1`)).toEqual({ status: 409, body: { error: "foreign_keys" } });
  expect(await scan("hello")).toEqual({ status: 422, body: { error: "malformed_qr" } });
});

test("QRs that were made to run out leave the page idle and link nobody", async () => {
  const { page, qr, kinds } = waitingPage();
  const shown = qr();

  const { body } = await post(`/pages/${page.id}/spend-refs`);

  expect(body).toMatchObject({ ref: null, qrText: null });
  expect(kinds().at(-1)).toBe("refs-exhausted");
  expect((await post(`/phones/${number}/scan`, { text: shown })).body.error).toBe("expired_ref");
});

test("a code replaces the QR, and a newer code the older one", async () => {
  const { tell, last, qr } = waitingPage();
  const shown = qr();
  const ask = (callId: number) => {
    tell({ kind: "call", callId, name: "pairingCode", params: { phoneNumber: number } });
    return last("reply")?.result;
  };
  const older = ask(1);
  const newer = ask(2);

  expect((await post(`/phones/${number}/scan`, { text: shown })).body.error).toBe("expired_ref");
  expect((await post(`/phones/${number}/type-code`, { code: older })).body.error).toBe("wrong_code");
  expect((await post(`/phones/${number}/type-code`, { code: newer })).status).toBe(200);
});

test("the same device in another tab is a conflict, in the same tab a reload", async () => {
  const { login, kinds, page } = await linkedPage();

  openPage({ login, tab: page.tab });
  expect(kinds()).not.toContain("conflict");
  const second = openPage({ login, tab: "other" });
  openPage({ login, tab: "third" });

  expect(second.kinds()).toEqual(["restored", "conflict"]);
});

test("a page that comes back is told exactly what it missed", async () => {
  const { login, page } = await linkedPage();
  network.pages.delete(page);
  await post(`/phones/${number}/messages`, { from: "628990000001", text: "satu" });
  await post(`/phones/${number}/messages`, { from: "628990000001", text: "dua" });

  const back = openPage({ login, seq: 1 });

  expect(back.last("resumed")?.events.map(({ seq }) => seq)).toEqual([2]);
});

test("an offline phone hangs up on its pages and cannot link", async () => {
  const { login, page } = await linkedPage();
  const waiting = waitingPage();
  await post(`/phones/${number}/offline`);

  expect(network.pages.has(page)).toBe(false);
  expect(network.pages.has(openPage({ login }).page)).toBe(false);
  expect((await post(`/phones/${number}/scan`, { text: waiting.qr() })).body.error).toBe("phone_offline");
});

test("sent messages are acknowledged step by step", async () => {
  const { tell } = await linkedPage();
  const chatId = "628990000001@c.us";
  const params = { id: "3EB0", chatId, body: "halo", type: "chat", timestamp: 1 };
  tell({ kind: "call", callId: 1, name: "send", params });
  const outbox = () => network.phone(number).outbox();

  expect(outbox()).toMatchObject([{ body: "halo", ack: 0 }]);
  clock.advance(60);
  expect(outbox()).toMatchObject([{ ack: 1 }]);
  clock.advance(520);

  expect(outbox()).toMatchObject([{ ack: 3 }]);
});

test("knobs of one phone reach its pages only", async () => {
  const { last } = await linkedPage();
  const other = waitingPage();

  await post(`/phones/${number}/knobs`, { era: "jul2026" });

  expect(last("knobs")?.knobs.era).toBe("jul2026");
  expect(other.last("knobs")?.knobs.era).toBe("apr2026");
});

test("malformed requests and unknown phones are answered, not thrown", async () => {
  expect((await post("/phones", { number: "abc" })).status).toBe(422);
  expect((await post(`/phones/${number}/messages`, { text: "from nobody" })).status).toBe(422);
  expect(await post("/phones/620000000000/forget")).toEqual({ status: 404, body: { error: "unknown_phone" } });
});

test("the phone's page says that it is a simulation", async () => {
  const response = await createControlApp(network).request("/");

  expect(await response.text()).toContain("This is not WhatsApp");
});

/** How a link ends: by the client, by the phone in three ways, or because the same session runs twice. */
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { startTestBench, type TestBench } from "./testing/real-client";

let bench: TestBench;
beforeAll(async () => {
  bench = await startTestBench();
});
afterEach(() => bench.closeClients());
afterAll(() => bench.close());

test("logging out removes the device from the phone", async () => {
  const phone = await bench.addPhone();
  const { client } = await bench.openLinked(phone);

  await client.logout();

  expect((await phone.view()).deviceIds).toEqual([]);
  expect((await bench.control.journal()).some(({ what }) => what === "logged-out")).toBe(true);
});

test("unlinking with a navigation is told as LOGOUT and shows a new QR", async () => {
  const phone = await bench.addPhone();
  const { until, qrs } = await bench.openLinked(phone);
  const before = qrs().length;

  await phone.unlink("navigate");
  const [reason] = await until("disconnected");
  await vi.waitFor(() => expect(qrs().length).toBeGreaterThan(before));

  expect(reason).toBe("LOGOUT");
  expect((await phone.view()).deviceIds).toEqual([]);
});

test("unlinking by socket state is told as UNPAIRED and closes the browser", async () => {
  const phone = await bench.addPhone();
  const { client, until } = await bench.openLinked(phone);
  const closed = new Promise((resolve) => client.pupBrowser?.once("disconnected", resolve));

  await phone.unlink("state");

  expect(await until("disconnected")).toEqual(["UNPAIRED"]);
  await closed;
});

test("unlinking by a bare reload is told by nothing but a new QR", async () => {
  const phone = await bench.addPhone();
  const { all, qrs } = await bench.openLinked(phone);
  const before = qrs().length;

  await phone.unlink("reload");
  await vi.waitFor(() => expect(qrs().length).toBeGreaterThan(before));

  expect(all("disconnected")).toEqual([]);
});

test("a second tab of the same session puts the first into CONFLICT", async () => {
  const phone = await bench.addPhone();
  const { client, until } = await bench.openLinked(phone);

  const closed = new Promise((resolve) => client.pupBrowser?.once("disconnected", resolve));
  const second = await client.pupBrowser?.newPage();
  // The library closes the browser as soon as it hears of the conflict, perhaps while this page still loads.
  second?.goto("https://web.whatsapp.com/").catch(() => {});

  expect(await until("disconnected")).toEqual(["CONFLICT"]);
  await closed;
});

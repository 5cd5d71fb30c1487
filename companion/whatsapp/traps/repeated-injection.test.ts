import { beforeEach, describe, expect, it, vi } from "vitest";
import { guardInjection, type InjectingClient } from "./repeated-injection";

const navigated = new Error("Execution context was destroyed, most likely because of a navigation.");

describe("guarded injection", () => {
  let isInjected: boolean;
  const inject = vi.fn();
  const attach = vi.fn();
  const reports = { onDocument: vi.fn(), onInjectFailed: vi.fn(), onAttachFailed: vi.fn() };
  let client: InjectingClient;

  beforeEach(() => {
    vi.resetAllMocks();
    isInjected = false;
    inject.mockImplementation(async () => {
      isInjected = true;
    });
    const evaluate = vi.fn(async () => isInjected);
    client = {
      pupPage: { evaluate } as unknown as NonNullable<InjectingClient["pupPage"]>,
      inject,
      attachEventListeners: attach,
    };
    guardInjection(client, reports);
  });

  it("injects a document once, however many navigations happen inside it", async () => {
    await Promise.all([client.inject(), client.inject(), client.inject()]);

    expect(inject).toHaveBeenCalledOnce();
    expect(reports.onDocument).toHaveBeenCalledOnce();
  });

  it("injects the next document after a reload", async () => {
    await client.inject();
    isInjected = false;
    await client.inject();

    expect(inject).toHaveBeenCalledTimes(2);
  });

  it("tries again when the page reloads in the middle", async () => {
    inject.mockRejectedValueOnce(navigated);

    await client.inject();

    expect(inject).toHaveBeenCalledTimes(2);
  });

  it("gives up on a page that never stops reloading", async () => {
    inject.mockRejectedValue(navigated);

    await expect(client.inject()).rejects.toBe(navigated);
    expect(inject).toHaveBeenCalledTimes(3);
  });

  it("leaves the first failure to `initialize` and reports later ones without rejecting", async () => {
    await client.inject();
    isInjected = false;
    inject.mockRejectedValue("auth timeout");

    await client.inject();

    expect(reports.onInjectFailed).toHaveBeenCalledExactlyOnceWith(new Error("auth timeout"));
  });

  it("reports listeners that could not be attached, but not because the page left", async () => {
    const missing = new Error('Requiring unknown module "WAWebSyncGatingUtils"');
    attach.mockRejectedValueOnce(missing).mockRejectedValueOnce(navigated);

    await expect(client.attachEventListeners()).rejects.toBe(missing);
    await expect(client.attachEventListeners()).rejects.toBe(navigated);

    expect(reports.onAttachFailed).toHaveBeenCalledExactlyOnceWith(missing);
  });
});

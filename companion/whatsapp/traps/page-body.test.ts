import { expect, it, vi } from "vitest";
import { createLibraryClient } from "../library-client";

type Versioned = { initWebVersionCache(): Promise<void> };

function clientOnPage() {
  const client = createLibraryClient({ openBrowser: vi.fn(), mayLink: () => true, versionMs: 1_000 });
  const page = { on: vi.fn() };
  Object.assign(client, { pupPage: page });
  return { client, page };
}

it("does not read the body of each page, whose end nobody would hear of", async () => {
  const { client, page } = clientOnPage();

  await client.initWebVersionCache();

  expect(page.on).not.toHaveBeenCalled();
});

it("the library by itself would", async () => {
  const { client, page } = clientOnPage();
  const library = Object.getPrototypeOf(client) as Versioned;

  await library.initWebVersionCache.call(client);

  expect(page.on).toHaveBeenCalledWith("response", expect.any(Function));
});

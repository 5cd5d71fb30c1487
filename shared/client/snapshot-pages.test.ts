import { expect, it, vi } from "vitest";
import type { Account } from "#shared/account";
import { gatherPages, pagesOf } from "./snapshot-pages";

const accounts = Array.from({ length: 1_201 }, (_, index) => ({ id: String(index) }) as Account);

it.each([0, 1, 500, 501, 1_201])("a snapshot of %i accounts is the same after its way in pages", (count) => {
  const whole = { rev: 7, accounts: accounts.slice(0, count) };
  const onWhole = vi.fn();
  const pages = gatherPages(onWhole);

  const [first, ...others] = pagesOf(whole);
  pages.first(first);
  for (const page of others) pages.more(page);

  expect(others).toHaveLength(Math.max(0, Math.ceil(count / 500) - 1));
  expect(onWhole.mock.calls).toEqual([[whole]]);
});

it("a new first page forgets a snapshot that was cut off", () => {
  const onWhole = vi.fn();
  const pages = gatherPages(onWhole);
  pages.first(pagesOf({ rev: 1, accounts })[0]);

  pages.first({ rev: 2, total: 1, accounts: accounts.slice(0, 1) });

  expect(onWhole.mock.calls).toEqual([[{ rev: 2, accounts: accounts.slice(0, 1) }]]);
});

it("a snapshot of a companion that knows no pages is whole", () => {
  const onWhole = vi.fn();

  gatherPages(onWhole).first({ rev: 1, accounts });

  expect(onWhole).toHaveBeenCalledTimes(1);
});

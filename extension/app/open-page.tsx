/** Opens a page of the extension: loads what is remembered, then renders, so that nothing flashes or jumps. */
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { AppRoot } from "./AppRoot";
import { createCore, type Stores } from "./core";

export async function openPage(screen: ReactNode, loadMore?: (stores: Stores) => Promise<void>): Promise<void> {
  const root = document.getElementById("root");
  if (root === null) throw new Error("The page has no #root");
  const core = createCore();
  await Promise.all([core.load(), loadMore?.(core)]);
  createRoot(root).render(<AppRoot app={core}>{screen}</AppRoot>);
}

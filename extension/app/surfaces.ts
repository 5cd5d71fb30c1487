/** Opens the other surfaces of the extension: welcome page, options, side panel or sidebar. */
import { browser } from "wxt/browser";

export async function openWelcome(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL("/welcome.html") });
}

export async function openOptions(): Promise<void> {
  await browser.runtime.openOptionsPage();
}

/** Some browsers close it as soon as another window, such as one that chooses a file, is in front. */
export function isPopup(): boolean {
  return location.pathname.endsWith("/popup.html");
}

/** Firefox calls it a sidebar and knows no windows; both want it straight from a click. */
export async function openPanel(): Promise<void> {
  if (import.meta.env.FIREFOX) {
    await firefoxSidebar().open();
    return;
  }
  const { id } = await browser.windows.getCurrent();
  if (id !== undefined) await browser.sidePanel.open({ windowId: id });
}

interface Sidebar {
  open(): Promise<void>;
}

/** Typed here because the shared browser types follow Chrome. */
function firefoxSidebar(): Sidebar {
  return (browser as unknown as { sidebarAction: Sidebar }).sidebarAction;
}

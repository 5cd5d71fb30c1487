/** Why the browser itself may keep us from the companion; asked only when nothing answers. */
import { browser } from "wxt/browser";

export type Wall = "hostPermission" | "localNetwork";

/** The pattern to ask permission for. It names no port: older Firefox refuses one. */
export function hostPattern(companionUrl: string): string {
  const { protocol, hostname } = new URL(companionUrl);
  return `${protocol}//${hostname}/*`;
}

export async function findWall(companionUrl: string): Promise<Wall | null> {
  if (!(await browser.permissions.contains({ origins: [hostPattern(companionUrl)] }))) return "hostPermission";
  return (await isLocalNetworkDenied()) ? "localNetwork" : null;
}

/** Must be called straight from a click, before anything is awaited. */
export function requestHost(companionUrl: string): Promise<boolean> {
  return browser.permissions.request({ origins: [hostPattern(companionUrl)] });
}

/** Chrome 142 and later may ask before pages reach loopback; 145 split the permission. Elsewhere the names are unknown. */
async function isLocalNetworkDenied(): Promise<boolean> {
  const names = ["loopback-network", "local-network-access"];
  const states = await Promise.all(
    names.map((name) =>
      navigator.permissions.query({ name: name as PermissionName }).then(
        ({ state }) => state,
        () => "unknown",
      ),
    ),
  );
  return states.includes("denied");
}

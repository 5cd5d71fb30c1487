/** Gate step 3: Origin and Fetch Metadata, so that no web page can use the companion even with a stolen token. */
import type { GateRequest, GateStep } from "./gate-request";

const extensionOrigin = /^(?:chrome|moz)-extension:\/\/[a-z0-9-]+$/i;
const readOnly = ["GET", "HEAD", "OPTIONS"];

export function isExtensionOrigin(origin: string): boolean {
  return extensionOrigin.test(origin);
}

/** Browsers leave Origin out of plain GETs, also those of extensions: then the metadata says where they come from. */
function isFromWebPage(request: GateRequest, pages: readonly string[]): boolean {
  const [site] = request.values("sec-fetch-site");
  const [mode] = request.values("sec-fetch-mode");
  if (site === "cross-site" || site === "same-site") return true;
  if (mode === "navigate") return !pages.includes(request.target);
  // A browser always sends Origin with these; programs send neither (Node's fetch sends only the mode).
  return site !== undefined && (request.isUpgrade || !readOnly.includes(request.method));
}

/** `pages` are the paths a person may open in a tab of their own. */
export function createOriginStep(pages: readonly string[]): GateStep {
  return (request) => {
    const [origin] = request.values("origin");
    const isAllowed = origin === undefined ? !isFromWebPage(request, pages) : isExtensionOrigin(origin);
    return isAllowed ? null : "origin_not_allowed";
  };
}

/** Where the companion may be: over plain HTTP on this computer only, elsewhere over HTTPS. */

const loopbackNames = new Set(["127.0.0.1", "localhost"]);

/** The origin of a typed address, or null when Saklar would not talk to it. */
export function parseCompanionUrl(typed: string): string | null {
  const text = typed.trim();
  const url = parsed(/^[a-z]+:\/\//i.test(text) ? text : `http://${text}`);
  if (url === null || url.username !== "" || url.password !== "") return null;
  const isAllowed = url.protocol === "https:" || (url.protocol === "http:" && loopbackNames.has(url.hostname));
  return isAllowed && url.pathname === "/" && url.search === "" ? url.origin : null;
}

/** `URL.parse` came later than the oldest browser this runs in. */
function parsed(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** What may be told of an address without telling where it is. */
export function addressKind(companionUrl: string): "loopback" | "remote" {
  return loopbackNames.has(new URL(companionUrl).hostname) ? "loopback" : "remote";
}

/** `127.0.0.1:8477`: what people need to see of an address. */
export function shownAddress(companionUrl: string): string {
  return companionUrl.replace(/^http:\/\//, "");
}

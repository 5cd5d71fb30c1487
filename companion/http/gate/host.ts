/** Gate step 2: an exact Host, which defeats DNS rebinding; prefixes and look-alikes do not pass. */
import type { GateStep } from "./gate-request";

const single = ["host", "origin", "authorization", "content-type", "content-encoding"];
const loopbackNames = ["127.0.0.1", "localhost", "[::1]"];
const cannotBeAuthority = /[\s/\\?#,]|^$/;

/** A request whose head can be read in two ways is refused before anything is decided from it. */
export const wellFormedStep: GateStep = (request) => {
  const isAmbiguous = single.some((header) => request.values(header).length > 1);
  // An absolute target would name a second host beside the Host header.
  return isAmbiguous || !request.target.startsWith("/") ? "malformed_request" : null;
};

/** `publicAuthority` is the one other name that is served, null when there is none. */
export function createHostStep(listeningPort: () => number, publicAuthority: string | null = null): GateStep {
  return (request) => {
    const [host] = request.values("host");
    if (host === undefined || cannotBeAuthority.test(host)) return "malformed_request";
    if (publicAuthority !== null && host.toLowerCase() === publicAuthority) return null;
    const port = listeningPort();
    const name = loopbackNames.find((known) => host.toLowerCase().startsWith(known));
    if (name === undefined) return "host_not_allowed";
    const suffix = host.slice(name.length);
    return suffix === `:${port}` || (port === 80 && suffix === "") ? null : "host_not_allowed";
  };
}

/** Who may reach the companion: this machine alone, or others over TLS or through a listed proxy; everything else is refused. */
import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";

import { StartError } from "./start-error";

export interface Exposure {
  /** PEM texts; null: plain HTTP. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** Host and port under which others know the companion; null: none do. */
  readonly publicAuthority: string | null;
  /** Addresses of the reverse proxies that end TLS in front of it. */
  readonly proxies: readonly string[];
}

export const loopbackOnly: Exposure = { tls: null, publicAuthority: null, proxies: [] };

/** The settings as they were written; undefined: not set. */
export interface ExposureSettings {
  readonly host: string;
  readonly tlsCert: string | undefined;
  readonly tlsKey: string | undefined;
  readonly publicUrl: string | undefined;
  readonly behindProxy: string | undefined;
}

const loopbackHosts = ["127.0.0.1", "localhost", "::1"];

/** Throws a StartError for any way of being reached that would send tokens in the clear or let anybody name the Host. */
export function checkExposure(settings: ExposureSettings): void {
  const { host, tlsCert, tlsKey, publicUrl, behindProxy } = settings;
  if ((tlsCert === undefined) !== (tlsKey === undefined)) {
    throw new StartError("SAKLAR_TLS_CERT and SAKLAR_TLS_KEY belong together; one of them is missing.");
  }
  const isProtected = tlsCert !== undefined || behindProxy !== undefined;
  if (!loopbackHosts.includes(host) && !isProtected) {
    throw new StartError(
      `SAKLAR_HOST must be one of ${loopbackHosts.join(", ")}: without TLS only this machine is served. Give SAKLAR_TLS_CERT and SAKLAR_TLS_KEY, or SAKLAR_BEHIND_PROXY.`,
    );
  }
  if (!loopbackHosts.includes(host) && publicUrl === undefined) {
    throw new StartError(`SAKLAR_HOST=${host} needs SAKLAR_PUBLIC_URL: the address under which browsers will ask.`);
  }
  if (behindProxy !== undefined && publicUrl === undefined) {
    throw new StartError("SAKLAR_BEHIND_PROXY needs SAKLAR_PUBLIC_URL: the address the proxy is asked under.");
  }
  if (publicUrl !== undefined && !isProtected) {
    throw new StartError(
      "SAKLAR_PUBLIC_URL needs TLS: give SAKLAR_TLS_CERT and SAKLAR_TLS_KEY, or SAKLAR_BEHIND_PROXY.",
    );
  }
}

function readPem(variable: string, path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    throw new StartError(`${variable} names ${path}, which cannot be read (${code}).`);
  }
}

function readTls(certPath: string, keyPath: string) {
  const pair = { cert: readPem("SAKLAR_TLS_CERT", certPath), key: readPem("SAKLAR_TLS_KEY", keyPath) };
  try {
    createSecureContext(pair);
    return pair;
  } catch (thrown) {
    throw new StartError(`SAKLAR_TLS_CERT and SAKLAR_TLS_KEY cannot be used together: ${(thrown as Error).message}.`);
  }
}

/** Reads the certificate files of settings that were checked. */
export function readExposure({ tlsCert, tlsKey, publicUrl, behindProxy }: ExposureSettings): Exposure {
  const isTls = tlsCert !== undefined && tlsKey !== undefined;
  return {
    tls: isTls ? readTls(tlsCert, tlsKey) : null,
    publicAuthority: publicUrl === undefined ? null : new URL(publicUrl).host,
    proxies: behindProxy?.split(",").map((address) => address.trim()) ?? [],
  };
}

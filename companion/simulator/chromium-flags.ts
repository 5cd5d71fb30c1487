/** How a Chromium is led to the stand-in: two flags, or a wrapper script so that the product needs to know nothing of it. */
import { writeFile } from "node:fs/promises";

/**
 * The host is HSTS-preloaded, hence TLS with a pinned key instead of a blanket "ignore errors"; everything else is
 * unresolvable, which also keeps tests off the network. No `--disable-features` here: of several only the last counts.
 */
export function chromiumFlags(host: string, port: number, pin: string): string[] {
  return [
    `--host-resolver-rules=MAP ${host} 127.0.0.1:${port},MAP * ~NOTFOUND,EXCLUDE 127.0.0.1`,
    `--ignore-certificate-errors-spki-list=${pin}`,
  ];
}

/** Writes a script that becomes `chromiumPath` (same process id) with these flags added; for PUPPETEER_EXECUTABLE_PATH. */
export async function writeChromiumWrapper(
  path: string,
  chromiumPath: string,
  flags: readonly string[],
): Promise<void> {
  const quoted = [chromiumPath, ...flags].map((word) => `'${word.replaceAll("'", "'\\''")}'`);
  const [binary, ...added] = quoted;
  await writeFile(path, `#!/bin/sh\nexec ${binary} "$@" ${added.join(" ")}\n`, { mode: 0o755 });
}

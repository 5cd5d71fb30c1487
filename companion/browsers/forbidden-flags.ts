/** Flags that would open an account's browser to others: refused whoever asks for them. */

const forbidden = [
  "--no-sandbox",
  "--disable-setuid-sandbox",
  "--disable-web-security",
  "--disable-site-isolation-trials",
  "--ignore-certificate-errors",
  "--allow-running-insecure-content",
  "--remote-debugging-port",
  "--remote-debugging-address",
  "--remote-allow-origins",
  "--user-data-dir",
  "--load-extension",
];

/** The name alone counts: `--remote-debugging-port=0` opens a port as well. */
const nameOf = (arg: string) => arg.trim().toLowerCase().split("=")[0] ?? "";

export function refuseForbidden(args: readonly string[]): void {
  const found = args.map(nameOf).find((name) => forbidden.includes(name));
  if (found !== undefined) throw new Error(`Chromium is not started with ${found}`);
}

/** Names this browser for the companion's list of paired browsers: which browser, on which system. */

interface DeviceName {
  readonly browser: string;
  readonly system: string;
}

/** The first that matches; Chromium's descendants name Chrome as well, so they come before it. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\/(\d+)/, "Edge"],
  [/OPR\/(\d+)/, "Opera"],
  [/Vivaldi\/(\d+)/, "Vivaldi"],
  [/Firefox\/(\d+)/, "Firefox"],
  [/Chrome\/(\d+)/, "Chrome"],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/Windows/, "Windows"],
  [/CrOS/, "ChromeOS"],
  [/Android/, "Android"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/Linux/, "Linux"],
];

export function deviceName(userAgent: string): DeviceName {
  const first = (table: typeof browsers) => table.find(([pattern]) => pattern.test(userAgent))?.[1];
  return { browser: first(browsers) ?? "Browser", system: first(systems) ?? "?" };
}

/** The number before the first dot; null when the browser is none of ours. */
export function browserVersion(userAgent: string): string | null {
  const [match] = browsers.flatMap(([pattern]) => pattern.exec(userAgent) ?? []).slice(1);
  return match ?? null;
}

/** Chromium's command line for one account, as data: each flag with the reason it is there. */
import { refuseForbidden } from "./forbidden-flags";

interface LaunchFlag {
  readonly flag: string;
  readonly why: string;
}

/** Measured on Chromium 156 with three clients: 250 MB private per client without, 135 MB with the tuned ones. */
export const launchFlags: readonly LaunchFlag[] = [
  { flag: "--remote-debugging-pipe", why: "A debugging port has no authentication; pipes are ours alone." },
  { flag: "--no-first-run", why: "No welcome page in a new profile." },
  { flag: "--no-default-browser-check", why: "No question nobody can see." },
  { flag: "--disable-default-apps", why: "No apps are installed into a new profile." },
  { flag: "--disable-extensions", why: "An account's browser runs nothing but WhatsApp Web." },
  { flag: "--disable-component-extensions-with-background-pages", why: "Each would cost a renderer." },
  { flag: "--disable-background-networking", why: "Only WhatsApp's hosts are contacted, with the four below." },
  { flag: "--disable-component-update", why: "As above." },
  {
    flag: "--component-updater=url-source=http://127.0.0.1:9/",
    why: "It asks for updates at start all the same: nobody is there.",
  },
  { flag: "--gaia-url=http://127.0.0.1:9/", why: "It looks for a Google session that this profile never has." },
  { flag: "--disable-client-side-phishing-detection", why: "As above." },
  { flag: "--disable-sync", why: "The profile belongs to no Google account." },
  { flag: "--metrics-recording-only", why: "Nothing is reported to the browser's maker." },
  { flag: "--disable-breakpad", why: "A crash must end the process, not start a reporter that outlives it." },
  { flag: "--disable-crash-reporter", why: "A crash must end the process, not start a reporter that outlives it." },
  { flag: "--disable-background-timer-throttling", why: "The page is never in front; its timers keep the link alive." },
  { flag: "--disable-backgrounding-occluded-windows", why: "The page is never in front." },
  { flag: "--disable-renderer-backgrounding", why: "The page is never in front." },
  { flag: "--disable-hang-monitor", why: "The companion probes the page itself and decides." },
  { flag: "--disable-prompt-on-repost", why: "A reload must not wait for an answer." },
  { flag: "--disable-dev-shm-usage", why: "Containers give /dev/shm 64 MB; Chromium crashes when it is full." },
  { flag: "--password-store=basic", why: "No desktop key ring asks for a password." },
  { flag: "--use-mock-keychain", why: "The same on macOS." },
  {
    flag: "--enable-aggressive-domstorage-flushing",
    why: "A new link is on disk after a second, not after five: a Chromium that dies meanwhile loses it.",
  },
  { flag: "--mute-audio", why: "A server must not ring." },
  { flag: "--hide-scrollbars", why: "For screenshots of the page." },
  { flag: "--disable-gpu", why: "Nothing is shown: the GPU process stays small." },
  { flag: "--disable-software-rasterizer", why: "10 MB less in the GPU process." },
  { flag: "--js-flags=--optimize-for-size", why: "62 MB less per client, no slowdown seen." },
];

const ownBrowserFlags: readonly LaunchFlag[] = [
  { flag: "--headless=new", why: "The real browser without a window; it keeps one profile per process." },
];

const sharedBrowserFlags: readonly LaunchFlag[] = [
  { flag: "--ozone-platform=headless", why: "No window either, but a second launch opens another profile in it." },
  { flag: "--hide-crash-restore-bubble", why: "After a crash each profile would ask whether to restore its tabs." },
];

/** Chromium obeys only the last `--disable-features`, so every list is merged into one flag. */
export const disabledFeatures: readonly LaunchFlag[] = [
  { flag: "WebUIOmniboxPopup", why: "Each window has a whole renderer for the address bar nobody sees." },
  { flag: "WebUIOmniboxAimPopup", why: "As above." },
  { flag: "SpareRendererForSitePerProcess", why: "No renderer in reserve; site isolation itself stays on." },
  { flag: "Translate", why: "No service but WhatsApp is asked." },
  { flag: "MediaRouter", why: "No search for screens in the local network." },
  { flag: "OptimizationHints", why: "No service but WhatsApp is asked." },
  { flag: "NetworkTimeServiceQuerying", why: "It asks Google for the time, also where the machine knows it." },
];

/** A window of one profile in a browser that several accounts share. */
export interface SharedWindow {
  /** Name of the profile's folder below the browser's own. */
  readonly profileDirectory: string;
  /** What the window shows first. */
  readonly url: string;
}

interface LaunchArguments {
  readonly userDataDir: string;
  /** What the caller adds, such as whatsapp-web.js. */
  readonly args: readonly string[];
  /** Chromium refuses to run as root with its sandbox. */
  readonly isRoot: boolean;
  /** Left out: a browser of the account's own. */
  readonly window?: SharedWindow;
}

export function launchArguments({ userDataDir, args, isRoot, window }: LaunchArguments): string[] {
  refuseForbidden(args);
  const features = [...disabledFeatures.map(({ flag }) => flag), ...args.flatMap(featuresOf)];
  const shape = window === undefined ? ownBrowserFlags : sharedBrowserFlags;
  return [
    ...[...shape, ...launchFlags].map(({ flag }) => flag),
    ...(isRoot ? ["--no-sandbox"] : []),
    `--user-data-dir=${userDataDir}`,
    ...(window === undefined ? [] : [`--profile-directory=${window.profileDirectory}`]),
    ...args.filter((arg) => !arg.startsWith(disableFeatures)),
    `${disableFeatures}${[...new Set(features)].join(",")}`,
    window?.url ?? "about:blank",
  ];
}

const disableFeatures = "--disable-features=";

function featuresOf(arg: string): string[] {
  return arg.startsWith(disableFeatures) ? arg.slice(disableFeatures.length).split(",") : [];
}

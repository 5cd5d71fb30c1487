/** Types of the extension's build, for the demo. */
export function extensionFolder(browser: "chrome" | "firefox"): string;
export function refreshExtension(): void;

/** What a newcomer reads first. */
import { describe, expect, it } from "vitest";
import { welcomeText } from "./welcome-text";

const welcome = {
  companionUrl: "http://127.0.0.1:8477",
  phonesUrl: "http://127.0.0.1:9000",
  pairingCode: "AB12-CD34",
  chromeFolder: "dist/extension/chrome-mv3",
  firefoxManifest: "dist/extension/firefox-mv3/manifest.json",
  isBrowserOpen: false,
};

describe("the welcome", () => {
  it("names both addresses and the code", () => {
    const text = welcomeText(welcome);

    expect(text).toContain(welcome.companionUrl);
    expect(text).toContain(welcome.phonesUrl);
    expect(text).toContain(welcome.pairingCode);
  });

  it("says where to load the extension unless a window has it already", () => {
    expect(welcomeText(welcome)).toContain(welcome.chromeFolder);
    expect(welcomeText(welcome)).toContain(welcome.firefoxManifest);
    expect(welcomeText({ ...welcome, isBrowserOpen: true })).not.toContain(welcome.chromeFolder);
  });
});

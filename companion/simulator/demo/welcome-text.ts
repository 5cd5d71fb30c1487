/** What the demo tells the person at the terminal, in plain words. */

interface Welcome {
  readonly companionUrl: string;
  readonly phonesUrl: string;
  readonly pairingCode: string;
  readonly chromeFolder: string;
  readonly firefoxManifest: string;
  /** Whether a window with the extension was opened. */
  readonly isBrowserOpen: boolean;
}

export function welcomeText(welcome: Welcome): string {
  return `
Everything runs on this machine; nothing reaches WhatsApp.

  Companion      ${welcome.companionUrl}
  Phones         ${welcome.phonesUrl}
  Pairing code   ${welcome.pairingCode}   (works once, for five minutes)

${welcome.isBrowserOpen ? openBrowserStep : loadStep(welcome)}
2. Type the pairing code in the extension's welcome page.
3. Add an account. While its QR shows, choose a phone on the Phones page and press "Scan QR code 1".
4. On the Phones page write messages, go offline or unlink: the extension shows it at once.

Ctrl+C ends all of it and removes what it made.
`;
}

const openBrowserStep = "1. A window is open, with the extension's welcome page and the Phones page.";

function loadStep({ chromeFolder, firefoxManifest }: Welcome): string {
  return `1. Load the extension:
   Chrome    chrome://extensions → Developer mode → Load unpacked → ${chromeFolder}
   Firefox   about:debugging → This Firefox → Load Temporary Add-on → ${firefoxManifest}`;
}

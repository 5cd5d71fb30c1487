/** The outcomes of the compatibility tests as the page docs/compatibility.md. */
import type { EraName } from "../../simulator/page/eras";
import { flowNames, type Outcomes } from "./compat-flows";

export interface CompatCase {
  readonly knobs: {
    readonly era: EraName;
    readonly brokenChat?: string;
    readonly drift?: { readonly loadEarlier: "positional" | "gone" };
  };
  /** What is wrong beside the era. */
  readonly because?: string;
  readonly without?: string;
}

const head = `# What works on which WhatsApp Web

Made by a test run (\`companion/whatsapp/compat/compat.browser.test.ts\`); do not edit. The unmodified whatsapp-web.js runs in
a real Chromium against the [stand-in](stand-in.md) playing WhatsApp Web of April, July and September 2026. **Nothing here was
compared with the live page.** How to add the next change: [following WhatsApp Web](following-whatsapp-web.md).
`;

function row({ knobs, because, without = "none" }: CompatCase, outcomes: Outcomes): string {
  const page = [knobs.era, because].filter(Boolean).join(", ");
  return `| ${[page, without, ...flowNames.map((name) => outcomes[name])].join(" | ")} |`;
}

export function compatTable(outcomes: ReadonlyMap<CompatCase, Outcomes>): string {
  const titles = ["Page", "Modules left out", ...flowNames];
  const rows = [...outcomes].map(([tried, found]) => row(tried, found));
  return [head, `| ${titles.join(" | ")} |`, `|${titles.map(() => "---").join("|")}|`, ...rows, ""].join("\n");
}

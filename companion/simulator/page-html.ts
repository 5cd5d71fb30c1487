/** The document at `/`: the state of the knobs, some styling, and the scripts. */
import type { Knobs } from "./knobs";

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { display: grid; place-items: center; min-height: 100vh; margin: 0; }
  #app { text-align: center; }
  footer { position: fixed; bottom: 1rem; opacity: 0.6; font-size: 0.875rem; }
`;

export function pageHtml(knobs: Knobs): string {
  const facts = JSON.stringify(knobs).replaceAll("<", "\\u003c");
  const weight = knobs.ballast.scriptMb > 0 ? '<script src="/weight.js"></script>' : "";
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Stand-in for WhatsApp Web</title><link rel="icon" href="data:,"><style>${style}</style></head>
<body>
<main id="app"></main>
<footer>A simulation for tests and demos, not WhatsApp.</footer>
<script type="application/json" id="knobs">${facts}</script>
${weight}<script src="/page.js"></script>
</body>
</html>`;
}

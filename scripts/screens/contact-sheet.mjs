/** One page with every picture side by side: a row for each screen, a column for each theme and language. */
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const columns = ["light-en", "light-id", "dark-en", "dark-id"];
const style =
  "body{font:14px system-ui;margin:16px;background:#888}th{text-align:left;padding:8px}td{vertical-align:top;padding:4px}img{width:300px;display:block}";

/** Writes the sheet beside the pictures and tells where. */
export function writeContactSheet(folder) {
  const pictures = new Set(readdirSync(folder).filter((name) => name.endsWith(".png")));
  const shots = new Set([...pictures].map((name) => name.replace(/-(?:light|dark)-(?:en|id)\.png$/, "")));
  const cell = (name) =>
    pictures.has(name) ? `<td><img loading="lazy" src="${name}" alt="${name}"></td>` : "<td></td>";
  const row = (shot) =>
    `<tr><th colspan="4">${shot}</th></tr><tr>${columns.map((column) => cell(`${shot}-${column}.png`)).join("")}</tr>`;
  const rows = [...shots].sort().map(row).join("\n");
  const sheet = join(folder, "contact-sheet.html");
  writeFileSync(
    sheet,
    `<!doctype html><meta charset="utf-8"><title>Saklar</title><style>${style}</style><table>\n${rows}\n</table>\n`,
  );
  return sheet;
}

/** Usage as a table that spreadsheets open (RFC 4180). */
import type { Usage } from "#shared/quota";

export function usageCsv({ days }: Usage): string {
  const rows = days.map(({ day, sent, dailyLimit }) => [day, sent, dailyLimit].join(","));
  return ["day,sent,dailyLimit", ...rows].map((row) => `${row}\r\n`).join("");
}

/** What a compatibility module is: one change of WhatsApp Web and the repair that lives in the page. */
import type { PageHook } from "./page-hook";

export interface CompatModule {
  readonly name: string;
  /** Of the table of changes in docs/compatibility.md. */
  readonly row: number;
  /** Self-contained: its source is sent to the page. */
  readonly page: (hook: PageHook) => void;
}

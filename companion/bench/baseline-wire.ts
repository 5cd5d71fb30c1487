/** What the bench and the process with plain whatsapp-web.js say to each other. */
import type { SubjectEventKind } from "./subject";

export type BaselineCommand =
  | { readonly kind: "start" | "stop"; readonly account: string }
  | { readonly kind: "history"; readonly account: string; readonly perChat: number };

export interface BaselineReport {
  readonly kind: SubjectEventKind | "failed";
  readonly account: string;
  readonly text: string;
}

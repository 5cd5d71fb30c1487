/** Which toasts are on screen: at most three; errors stay until read, so the oldest passing one makes room. */

export interface Toast {
  readonly id: number;
  readonly tone: "success" | "error";
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

export const maxToasts = 3;

export function withToast(toasts: readonly Toast[], added: Toast): readonly Toast[] {
  const next = [...toasts.filter((toast) => toast.text !== added.text), added];
  if (next.length <= maxToasts) return next;
  const leaving = next.find((toast) => toast.tone !== "error" && toast.id !== added.id) ?? next[0];
  return next.filter((toast) => toast !== leaving);
}

/** What popup and panel have in common around their content: toasts, the listener, what is said aloud. */
import type { ReactNode } from "react";
import { WhatsappListener } from "../components/WhatsappListener";
import { ToastProvider } from "../ui/Toasts";
import { AccountNews } from "./AccountNews";

export function Screen({ children }: { readonly children: ReactNode }) {
  return (
    <ToastProvider>
      <WhatsappListener />
      <AccountNews />
      {children}
    </ToastProvider>
  );
}

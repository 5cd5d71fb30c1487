/** What popup and panel have in common around their content: tooltips, toasts, the listener, what is said aloud. */
import type { ReactNode } from "react";
import { WhatsappListener } from "../components/WhatsappListener";
import { ToastProvider } from "../ui/Toasts";
import { TooltipProvider } from "../ui/Tooltip";
import { AccountNews } from "./AccountNews";

export function Screen({ children }: { readonly children: ReactNode }) {
  return (
    <TooltipProvider>
      <ToastProvider>
        <WhatsappListener />
        <AccountNews />
        {children}
      </ToastProvider>
    </TooltipProvider>
  );
}

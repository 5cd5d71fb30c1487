/** What popup and panel have in common around their content: tooltips, toasts, the listener, the open dialog. */
import type { ReactNode } from "react";
import { WhatsappListener } from "../components/WhatsappListener";
import { ToastProvider } from "../ui/Toasts";
import { TooltipProvider } from "../ui/Tooltip";

export function Screen({ children }: { readonly children: ReactNode }) {
  return (
    <TooltipProvider>
      <ToastProvider>
        <WhatsappListener />
        {children}
      </ToastProvider>
    </TooltipProvider>
  );
}

/** Ends the request of a dialog with the dialog. */
import { useEffect, useRef } from "react";

export function useAbortOnClose(): () => AbortSignal {
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);
  return () => {
    controller.current = new AbortController();
    return controller.current.signal;
  };
}

/** Keeps the accounts on this page in step with the companion (PRD §8.3): socket events -> store. Shows nothing. */
import { useEffect } from "react";
import { useApp } from "../app/AppContext";

export function WhatsappListener() {
  const { live } = useApp();
  useEffect(() => {
    live.start();
    const retryWhenSeen = () => {
      if (document.visibilityState === "visible") live.retryNow();
    };
    document.addEventListener("visibilitychange", retryWhenSeen);
    window.addEventListener("online", retryWhenSeen);
    return () => {
      document.removeEventListener("visibilitychange", retryWhenSeen);
      window.removeEventListener("online", retryWhenSeen);
      live.stop();
    };
  }, [live]);
  return null;
}

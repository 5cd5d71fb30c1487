/** Opens the account an address leads to: `#account:<id>`, as a click on a notification does. */
import { useEffect, useRef } from "react";

export function useAccountLink(onAccount: (accountId: string) => void): void {
  const open = useRef(onAccount);
  open.current = onAccount;
  useEffect(() => {
    const follow = () => {
      const [, accountId] = /^#account:([\w-]+)$/.exec(location.hash) ?? [];
      if (accountId === undefined) return;
      // Closed and reloaded, the page must not open it again.
      history.replaceState(null, "", location.pathname);
      open.current(accountId);
    };
    follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
}

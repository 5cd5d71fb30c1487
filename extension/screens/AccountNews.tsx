/** Says in the live region what became of the accounts: together what happened together, never line by line. */
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { useApp } from "../app/AppContext";
import { statusText } from "../i18n/status-text";
import { groupsOf, type KnownGroups, type News, newsOf } from "../stores/account-news";
import { useAnnounce } from "../ui/LiveRegion";

/** Long enough that a stop of many is one sentence, short enough to belong to what was just done. */
const gatherMs = 1500;

export function AccountNews() {
  const { whatsapp, clock } = useApp();
  const sentence = useSentence();
  const announce = useAnnounce();
  const say = useRef((_news: readonly News[]) => {});
  say.current = (news) => {
    if (news.length > 0) announce(news.map(sentence).join(" "));
  };
  useEffect(() => {
    let known: KnownGroups = groupsOf(whatsapp.getState().accounts);
    let cancel: (() => void) | null = null;
    const tell = () => {
      cancel = null;
      const { accounts } = whatsapp.getState();
      say.current(newsOf(known, accounts));
      known = groupsOf(accounts);
    };
    const unsubscribe = whatsapp.subscribe((state, before) => {
      if (state.accounts === before.accounts) return;
      // What a first or a renewed list brings was not seen to happen.
      if (!before.isLive) known = groupsOf(state.accounts);
      else cancel ??= clock.after(gatherMs, tell);
    });
    return () => {
      unsubscribe();
      cancel?.();
    };
  }, [whatsapp, clock]);
  return null;
}

function useSentence(): (news: News) => string {
  const t = useTranslations("news");
  const status = useTranslations("status");
  return ({ group, accounts }) => {
    const [only, ...others] = accounts;
    return only !== undefined && others.length === 0
      ? t("one", { name: only.clientName, state: status(statusText(only)) })
      : t(group, { count: accounts.length });
  };
}

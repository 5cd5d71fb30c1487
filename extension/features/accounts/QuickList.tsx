/** The popup's list: those that need a hand first, the rest one line each. */
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import { useSelection, useWhatsapp } from "../../app/AppContext";
import { queryOf } from "../../stores/selection";
import { useNow } from "../../ui/use-now";
import { VirtualList } from "../../ui/VirtualList";
import { AccountRow } from "./AccountRow";
import type { OpenDialog } from "./account-dialog";
import { usePrimaryAction } from "./use-primary-action";

const estimatedRowHeight = 45;

interface QuickListProps {
  readonly accounts: readonly Account[];
  readonly onOpen: OpenDialog;
}

export function QuickList({ accounts, onOpen }: QuickListProps) {
  const t = useTranslations("accounts");
  const isLive = useWhatsapp((state) => state.isLive);
  const query = useSelection(queryOf);
  const now = useNow(15_000);
  const act = usePrimaryAction(onOpen);
  const items = useMemo(() => accounts.map((account) => ({ key: account.id, account })), [accounts]);
  return (
    <VirtualList
      label={t("title")}
      items={items}
      estimatedHeight={estimatedRowHeight}
      isGreyed={!isLive}
      query={query}
      render={({ account }) => <AccountRow account={account} now={now} onAct={act} onOpen={onOpen} />}
    />
  );
}

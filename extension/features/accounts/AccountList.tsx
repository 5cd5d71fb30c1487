/** The panel's list: cards under headings, drawn only where looked at once there are many. */
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { Account } from "#shared/account";
import { useSelection, useWhatsapp } from "../../app/AppContext";
import { queryOf } from "../../stores/selection";
import { useNow } from "../../ui/use-now";
import { VirtualList } from "../../ui/VirtualList";
import { AccountCard } from "./AccountCard";
import type { OpenDialog } from "./account-dialog";
import { GroupHeading } from "./GroupHeading";
import { listItems } from "./list-items";
import { usePrimaryAction } from "./use-primary-action";

const estimatedCardHeight = 76;

interface AccountListProps {
  readonly accounts: readonly Account[];
  readonly onOpen: OpenDialog;
}

export function AccountList({ accounts, onOpen }: AccountListProps) {
  const t = useTranslations("accounts");
  const order = useSelection((state) => state.order);
  const query = useSelection(queryOf);
  const isLive = useWhatsapp((state) => state.isLive);
  const now = useNow(15_000);
  const act = usePrimaryAction(onOpen);
  const items = useMemo(() => listItems(accounts, order), [accounts, order]);
  return (
    <VirtualList
      label={t("title")}
      items={items}
      estimatedHeight={estimatedCardHeight}
      isGreyed={!isLive}
      query={query}
      render={(item) =>
        item.kind === "heading" ? (
          <GroupHeading group={item.group} count={item.count} />
        ) : (
          <AccountCard account={item.account} now={now} onAct={act} onOpen={onOpen} />
        )
      }
    />
  );
}

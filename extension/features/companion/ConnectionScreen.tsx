/** Fills a page that has nothing else to show: why there is no connection, and the one action that helps. */
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useApp } from "../../app/AppContext";
import { openWelcome } from "../../app/surfaces";
import type { Connection } from "../../stores/connection";
import { Button } from "../../ui/Button";
import { SwitchboardDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { AllowAccess } from "./AllowAccess";
import { CommandLine, startCommand } from "./CommandLine";
import styles from "./ConnectionScreen.module.css";
import { NextTry } from "./NextTry";

type Broken = Exclude<Connection, { step: "live" } | { step: "connecting" }>;

export function ConnectionScreen({ connection }: { readonly connection: Broken }) {
  const t = useTranslations("connection");
  const errorText = useTranslations("error");
  switch (connection.step) {
    case "notPaired":
      return (
        <Face title={t("notPaired.title")} text={t("notPaired.text")} action={<Pair label={t("notPaired.action")} />} />
      );
    case "revoked":
      return <Face title={t("revoked.title")} text={t("revoked.text")} action={<Pair label={t("revoked.action")} />} />;
    case "refused":
      return (
        <Face
          title={t("refused.title")}
          text={errorText(connection.code)}
          action={<Pair label={t("refused.action")} />}
        />
      );
    case "wrongVersion":
      return (
        <Face
          title={t("wrongVersion.title")}
          text={t(`wrongVersion.${connection.older}`, { version: connection.companionVersion })}
          action={<CheckAgain />}
        />
      );
    case "blocked":
      return <Face title={t("blocked.title")} action={<Blocked wall={connection.cause} />} />;
    case "offline":
      return (
        <Face
          title={t("offline.title")}
          text={offlineText(t, connection.cause)}
          action={<Offline connection={connection} />}
        />
      );
  }
}

function offlineText(
  t: ReturnType<typeof useTranslations<"connection">>,
  cause: "unreachable" | "stranger" | "draining" | "dropped",
) {
  return cause === "stranger" || cause === "draining" ? t(`offline.${cause}`) : t("offline.text");
}

interface FaceProps {
  readonly title: string;
  readonly text?: string;
  readonly action: ReactNode;
}

function Face({ title, text, action }: FaceProps) {
  return (
    <div className={styles.screen}>
      <EmptyState
        drawing={<SwitchboardDrawing />}
        title={title}
        {...(text === undefined ? {} : { text })}
        action={<div className={styles.action}>{action}</div>}
      />
    </div>
  );
}

function Pair({ label }: { readonly label: string }) {
  return (
    <Button variant="primary" onClick={() => void openWelcome()}>
      {label}
    </Button>
  );
}

function CheckAgain() {
  const t = useTranslations("connection.wrongVersion");
  const { live } = useApp();
  return <Button onClick={() => live.retryNow()}>{t("action")}</Button>;
}

function Blocked({ wall }: { readonly wall: "hostPermission" | "localNetwork" }) {
  const { live } = useApp();
  return <AllowAccess wall={wall} onAllowed={() => live.retryNow()} />;
}

function Offline({ connection }: { readonly connection: Extract<Connection, { step: "offline" }> }) {
  return (
    <>
      <CommandLine command={startCommand} />
      <NextTry connection={connection} />
    </>
  );
}

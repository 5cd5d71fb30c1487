/** Above a remembered list: that it is not live, how old it is, what to run, when the next try comes. */
import { PlugZap } from "lucide-react";
import { useEffect, useRef } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useConnection, useWhatsapp } from "../../app/AppContext";
import type { Connection } from "../../stores/connection";
import { useAnnounce } from "../../ui/LiveRegion";
import { Notice } from "../../ui/Notice";
import { useNow } from "../../ui/use-now";
import { CommandLine, startCommand } from "./CommandLine";
import styles from "./ConnectionBanner.module.css";
import { NextTry } from "./NextTry";

/** A short cut of the line is nobody's business: nothing, then one quiet line, then the banner. */
const lineAfterMs = 2000;
const bannerAfterMs = 5000;

export function ConnectionBanner() {
  const connection = useConnection((state) => state.connection);
  useAnnounceReturn(connection);
  if (connection.step === "live") return <CompanionTrouble />;
  if (connection.step !== "offline" && connection.step !== "connecting") return null;
  return <Waiting connection={connection} />;
}

/** Nothing is lost while these last: nothing can be changed without a database, nothing reached without a network. */
function CompanionTrouble() {
  const t = useTranslations("connection");
  const isDegraded = useWhatsapp((state) => state.isDegraded);
  const isNetworkLost = useWhatsapp((state) => state.isNetworkLost);
  return (
    <>
      {isDegraded && <Notice tone="error">{t("degraded")}</Notice>}
      {isNetworkLost && <Notice tone="waiting">{t("networkLost")}</Notice>}
    </>
  );
}

type Waiting = Extract<Connection, { step: "offline" } | { step: "connecting" }>;

function Waiting({ connection }: { readonly connection: Waiting }) {
  const t = useTranslations("connection");
  const elapsedMs = useNow(500) - connection.since;
  if (elapsedMs < lineAfterMs) return null;
  if (connection.step === "connecting" || elapsedMs < bannerAfterMs) {
    return <p className={styles.line}>{t("connecting")}</p>;
  }
  return <Offline connection={connection} />;
}

function Offline({ connection }: { readonly connection: Extract<Connection, { step: "offline" }> }) {
  const t = useTranslations("connection.offline");
  const { cause } = connection;
  return (
    <section className={styles.banner} aria-label={t("title")}>
      <PlugZap size={18} className={styles.icon} aria-hidden="true" />
      <div className={styles.body}>
        <strong>{t("title")}</strong>
        <p>
          {cause === "stranger" || cause === "draining" ? t(cause) : t("text")} <ListAge />
        </p>
        <CommandLine command={startCommand} />
        <NextTry connection={connection} />
      </div>
    </section>
  );
}

function ListAge() {
  const t = useTranslations("connection.offline");
  const format = useFormatter();
  const snapshotAt = useWhatsapp((state) => state.snapshotAt);
  const now = useNow(30_000);
  return snapshotAt === null
    ? null
    : t("listAge", { when: format.relativeTime(snapshotAt, Math.max(now, snapshotAt)) });
}

function useAnnounceReturn(connection: Connection): void {
  const t = useTranslations("connection");
  const announce = useAnnounce();
  const wasOffline = useRef(false);
  useEffect(() => {
    if (connection.step === "live" && wasOffline.current) announce(t("restored"));
    if (connection.step === "offline" && connection.attempt === 1) announce(t("offline.title"));
    wasOffline.current = connection.step === "offline";
  }, [connection, announce, t]);
}

/** Who else can see and steer the accounts: every paired browser and script, each to be removed at once. */
import { Laptop } from "lucide-react";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { AlertDialog } from "../../ui/AlertDialog";
import { Button } from "../../ui/Button";
import { Section } from "../../ui/Section";
import { useNow } from "../../ui/use-now";
import styles from "./PairedBrowsers.module.css";
import { type Device, useDevices } from "./use-devices";

export function PairedBrowsers() {
  const t = useTranslations("welcome.browsers");
  const errorText = useTranslations("error");
  const { devices, error, remove } = useDevices();
  const [leaving, setLeaving] = useState<Device | null>(null);
  const confirm = async (device: Device) => {
    setLeaving(null);
    await remove(device);
  };
  return (
    <Section title={t("title")}>
      {error === null ? null : <p role="alert">{errorText(error)}</p>}
      <ul>
        {devices.map((device) => (
          <DeviceItem key={device.id} device={device} onRemove={() => setLeaving(device)} />
        ))}
      </ul>
      {leaving === null ? null : (
        <AlertDialog
          title={t("removeTitle", { name: leaving.label })}
          confirmLabel={t("remove")}
          onConfirm={() => void confirm(leaving)}
          onCancel={() => setLeaving(null)}
        >
          <p>{t(leaving.isCurrent ? "removeThisText" : "removeText")}</p>
        </AlertDialog>
      )}
    </Section>
  );
}

interface DeviceItemProps {
  readonly device: Device;
  readonly onRemove: () => void;
}

function DeviceItem({ device, onRemove }: DeviceItemProps) {
  const t = useTranslations("welcome.browsers");
  const format = useFormatter();
  const { isCurrent, label, lastSeenAt, scope, expiresAt } = device;
  const until = format.dateTime(Date.parse(expiresAt), { dateStyle: "medium" });
  return (
    <li className={styles.item}>
      <Laptop size={18} className={styles.icon} aria-hidden="true" />
      <div className={styles.words}>
        <p className={styles.name}>{label}</p>
        <p className={styles.seen}>
          {isCurrent ? t("thisBrowser") : lastSeenAt === null ? t("neverSeen") : <LastSeen at={lastSeenAt} />}
        </p>
        <p className={styles.seen}>
          {t(`scope.${scope}`)} · {t("until", { date: until })}
        </p>
      </div>
      <Button size="small" aria-label={t("removeLabel", { name: label })} onClick={onRemove}>
        {t("remove")}
      </Button>
    </li>
  );
}

function LastSeen({ at }: { readonly at: string }) {
  const t = useTranslations("welcome.browsers");
  const format = useFormatter();
  const now = useNow(30_000);
  const seenAt = Date.parse(at);
  return t("lastSeen", { when: format.relativeTime(seenAt, Math.max(now, seenAt)) });
}

/** The choice between scanning a QR and typing a code. */
import { QrCode, Smartphone } from "lucide-react";
import { useTranslations } from "use-intl";
import type { LinkMethod } from "#shared/challenge";
import { SegmentedControl } from "../../ui/SegmentedControl";

interface MethodControlProps {
  readonly method: LinkMethod;
  readonly onChange: (method: LinkMethod) => void;
}

export function MethodControl({ method, onChange }: MethodControlProps) {
  const t = useTranslations("link");
  return (
    <SegmentedControl
      label={t("methodLabel")}
      value={method}
      onChange={onChange}
      options={[
        { value: "qr", label: t("qr"), icon: <QrCode size={15} aria-hidden="true" /> },
        { value: "pairing", label: t("pairing"), icon: <Smartphone size={15} aria-hidden="true" /> },
      ]}
    />
  );
}

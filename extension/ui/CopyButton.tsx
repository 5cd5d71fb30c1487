/** Copies a text and says so, in place and to assistive technology. */
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./Button";
import { useAnnounce } from "./LiveRegion";

const confirmationMs = 2000;

interface CopyButtonProps {
  readonly text: string;
  readonly label?: string;
  readonly variant?: "primary" | "secondary" | "ghost";
}

export function CopyButton({ text, label, variant = "secondary" }: CopyButtonProps) {
  const t = useTranslations("common");
  const announce = useAnnounce();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), confirmationMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    announce(t("copied"));
  };
  return (
    <Button
      size="small"
      variant={variant}
      icon={isCopied ? <Check size={14} /> : <Copy size={14} />}
      onClick={() => void copy()}
    >
      {isCopied ? t("copied") : (label ?? t("copy"))}
    </Button>
  );
}

/** A hint with what the companion gives new accounts below it, so that one sees what was set by hand. */
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

interface HintWithDefaultProps {
  readonly hint: ReactNode;
  /** Null while it is not known. */
  readonly standard: { readonly text: string; readonly isSame: boolean } | null;
}

export function HintWithDefault({ hint, standard }: HintWithDefaultProps) {
  const t = useTranslations("settings.standard");
  return (
    <>
      {hint}
      {standard === null ? null : (
        <>
          <br />
          {t(standard.isSame ? "same" : "other", { value: standard.text })}
        </>
      )}
    </>
  );
}

/** A number as people read it; the table of the world's numbers is large, so the list is painted without waiting for it. */
import { lazy, Suspense } from "react";

interface PhoneNumberProps {
  /** International digits without plus. */
  readonly digits: string;
}

const Grouped = lazy(async () => {
  const { formatPhone } = await import("#shared/phone");
  return { default: ({ digits }: PhoneNumberProps) => formatPhone(digits) };
});

export function PhoneNumber({ digits }: PhoneNumberProps) {
  return (
    <Suspense fallback={`+${digits}`}>
      <Grouped digits={digits} />
    </Suspense>
  );
}

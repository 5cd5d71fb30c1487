/** A phone number as people write it: the table of the world's numbers is large, so the list is painted without waiting for it. */
import { onDemand } from "./on-demand";

interface PhoneNumberProps {
  /** International digits without plus. */
  readonly digits: string;
}

export const PhoneNumber = onDemand<PhoneNumberProps>(async () => {
  const { formatPhone } = await import("#shared/phone");
  const known = new Map<string, string>();
  return function Grouped({ digits }) {
    const text = known.get(digits) ?? formatPhone(digits);
    known.set(digits, text);
    return text;
  };
}, Plain);

function Plain({ digits }: PhoneNumberProps) {
  return `+${digits}`;
}

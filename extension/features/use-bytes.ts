/** Sizes of files, in the words of the language. */
import { useFormatter } from "use-intl";

const kilobyte = 1000;
const megabyte = 1000 * kilobyte;

export function useBytes(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const isBig = bytes >= megabyte;
    const value = isBig ? bytes / megabyte : Math.max(bytes === 0 ? 0 : 1, bytes / kilobyte);
    const unit = isBig ? "megabyte" : "kilobyte";
    return format.number(value, { style: "unit", unit, maximumFractionDigits: isBig && value < 10 ? 1 : 0 });
  };
}

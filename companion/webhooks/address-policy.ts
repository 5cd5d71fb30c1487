/** Which addresses a webhook may lead to: the internet, and of the own network only what the owner has listed. */
import { BlockList, isIP, isIPv6 } from "node:net";

/**
 * Everything that is not plainly a public host, transition addresses that carry an IPv4 one inside among it.
 * Those of the form `::ffff:10.0.0.1` are judged by Node as the IPv4 address they mean.
 */
const special = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"],
  ...["192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"],
  ...["224.0.0.0/4", "240.0.0.0/4"],
  ...["::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"],
  ...["5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"],
];

const familyOf = (address: string) => (isIPv6(address) ? "ipv6" : "ipv4");

function listOf(ranges: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [address, bits] of ranges) list.addSubnet(address, bits, familyOf(address));
  return list;
}

/** `10.0.0.0/8` or one address; null when it is neither. */
export function parseRange(text: string): readonly [string, number] | null {
  const [address = "", bits, ...more] = text.trim().split("/");
  const longest = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  if (longest === 0 || more.length > 0) return null;
  if (bits === undefined) return [address, longest];
  return /^\d{1,3}$/.test(bits) && Number(bits) <= longest ? [address, Number(bits)] : null;
}

/** Those of them that are ranges. */
export function parseRanges(texts: readonly string[]): (readonly [string, number])[] {
  return texts.flatMap((text) => {
    const range = parseRange(text);
    return range === null ? [] : [range];
  });
}

export interface AddressPolicy {
  /** Neither public nor listed. */
  isRefused(address: string): boolean;
  /** Listed: trusted with what is not encrypted. */
  isListed(address: string): boolean;
}

const specialList = listOf(parseRanges(special));

export function createAddressPolicy(listed: readonly (readonly [string, number])[]): AddressPolicy {
  const allowed = listOf(listed);
  const isListed = (address: string) => allowed.check(address, familyOf(address));
  return {
    isListed,
    isRefused: (address) =>
      !isListed(address) && (isIP(address) === 0 || specialList.check(address, familyOf(address))),
  };
}

import { lookup as lookUp } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** Leads into a network that is not everybody's. */
export class PrivateAddress extends Error {}

/** All that is given to hosts on the internet; what lies outside is given to none, or leads on to an address of another kind. */
const GIVEN_TO_HOSTS = ipaddr.parseCIDR("2000::/3") as [ipaddr.IPv6, number];

/** Answers the machines of one large host inside of its network alone, though the number is anybody's by its looks. */
const WIRE_SERVER = "168.63.129.16";

/** Whether a number is that of a host on the internet, and not of this machine, of a network of one's own, or of a way into one. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.toString() === WIRE_SERVER) return false;
  if (parsed.range() !== "unicast") return false;
  return parsed instanceof ipaddr.IPv6 ? parsed.match(GIVEN_TO_HOSTS) : true;
}

export type LookUp = typeof lookUp;

/**
 * Finds a name's addresses for a connection, and lets none through unless all are public. What was checked is what is
 * connected to: the name is asked for once, so that it cannot mean something else the second time.
 */
export function guardedLookup(look: LookUp = lookUp): LookupFunction {
  return (hostname, options, callback) => {
    look(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "", 0);
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isPublicAddress(address)))
        return callback(new PrivateAddress(hostname), "", 0);
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

import { countedAddress } from "@/domain/addresses";
import { STREAMS_FROM_ADDRESS, STREAMS_OF_USER } from "@/domain/limits";
import { TooMany } from "@/domain/problems";
import { isSignedIn, type Viewer } from "@/domain/viewer";

const RETRY_SECONDS = 30;

/**
 * A seat for one more live connection, among those of the account or, without one, of the address. Answers how to give
 * it back, for the first time it is called. @throws TooMany
 */
export function takeSeat(
  seats: Map<string, number>,
  viewer: Viewer,
  { address }: { address: string },
  mostOfUser = STREAMS_OF_USER,
): () => void {
  const [key, most] = isSignedIn(viewer)
    ? [viewer.userId, mostOfUser]
    : [countedAddress(address), STREAMS_FROM_ADDRESS];
  const taken = seats.get(key) ?? 0;
  if (taken >= most) throw new TooMany("too-many-pages", RETRY_SECONDS);
  seats.set(key, taken + 1);
  let isTaken = true;
  return () => {
    if (!isTaken) return;
    isTaken = false;
    const left = (seats.get(key) ?? 1) - 1;
    if (left > 0) seats.set(key, left);
    else seats.delete(key);
  };
}

/** What is followed once somebody is let in, on a seat that is given back with it, or where they are not. */
export async function onSeat(
  giveBack: () => void,
  enter: (admit: (leave: () => void) => void, refuse: (thrown: unknown) => void) => void,
): Promise<() => void> {
  try {
    const leave = await new Promise<() => void>(enter);
    return () => {
      leave();
      giveBack();
    };
  } catch (thrown) {
    giveBack();
    throw thrown;
  }
}

type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** On `globalThis`, because each route bundle has its own copy of this module. */
const shared = globalThis as typeof globalThis & { colloquyTurns?: Map<string, InTurn> };

/** The same turns for the whole process, by their name. */
export function turnsOf(name: string, places: number): InTurn {
  shared.colloquyTurns ??= new Map();
  const known = shared.colloquyTurns.get(name) ?? turns(places);
  shared.colloquyTurns.set(name, known);
  return known;
}

/** Lets so many do something costly at once; the others wait, the first come first. */
function turns(places: number): InTurn {
  let taken = 0;
  const waiting: (() => void)[] = [];

  return async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (taken < places) taken++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else taken--;
    }
  };
}

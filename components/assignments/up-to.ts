/** Whoever does more than is asked has done what is asked. */
export const upTo = (count: number, asked: number) => ({ count: Math.min(count, asked), asked });

import type { Ability } from "./policy";

declare const proof: unique symbol;

/**
 * A row for which a permission was asked and given. Queries that hand out private rows take one instead of a bare id,
 * so that code which forgot the question does not compile.
 */
export type Granted<Scope, A extends Ability = Ability> = Scope & { readonly [proof]: A };

/** Only the door (`operations/access.ts`) may call this; the import rules hold it to that. */
export const grant = <Scope, A extends Ability>(scope: Scope): Granted<Scope, A> =>
  scope as Granted<Scope, A>;

import { type Placeholder, type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Db } from "./client";

/*
 * Queries that every request asks: their text is made once and kept. To make it anew, as drizzle does for each call,
 * takes longer than sending it.
 */

type Values = Record<string, unknown>;

/** Puts a value's place into the text, for the value to be given with each call. */
export type PlaceFor<Given extends Values> = (name: keyof Given & string) => Placeholder;

const placeFor = (name: string): Placeholder => sql.placeholder(name);

/** A statement written as SQL. */
export function statement<Given extends Values, Row extends Record<string, unknown>>(
  build: (value: PlaceFor<Given>) => SQL,
): (db: Db, values: Given) => Promise<Row[]> {
  let kept: ReturnType<PgDialect["sqlToQuery"]> | undefined;
  return (db, values) => {
    kept ??= new PgDialect().sqlToQuery(build(placeFor));
    return db._.session.prepareQuery(kept, undefined, undefined, false).execute(values) as Promise<Row[]>;
  };
}

/** A statement that is written differently for each of a few shapes of what is asked; plain values tell them apart. */
export function statements<
  Shape extends Record<string, boolean | string | undefined>,
  Given extends Values,
  Row extends Record<string, unknown>,
>(
  build: (shape: Shape, value: PlaceFor<Given>) => SQL,
): (db: Db, shape: Shape, values: Given) => Promise<Row[]> {
  const kept = new Map<string, ReturnType<typeof statement<Given, Row>>>();
  return (db, shape, values) => {
    const key = JSON.stringify(shape);
    const known = kept.get(key) ?? statement<Given, Row>((value) => build(shape, value));
    kept.set(key, known);
    return known(db, values);
  };
}

type Prepared<Rows> = { execute(values?: Values): Promise<Rows> };

/** A query of drizzle's own making. */
export function query<Given extends Values, Rows>(
  build: (value: PlaceFor<Given>) => { prepare(name: string): Prepared<Rows> },
): (db: Db, values: Given) => Promise<Rows> {
  let kept: Prepared<Rows> | undefined;
  return (db, values) => {
    kept ??= build(placeFor).prepare("kept");
    // A prepared query of drizzle's belongs to the connection that it was made on; this one goes where `db` leads.
    const { client } = db._.session as unknown as { client: unknown };
    return Object.assign(Object.create(kept) as Prepared<Rows>, { client }).execute(values);
  };
}

import type { Sql, TransactionSql } from "postgres";
import type { TableShape } from "@/domain/backups";

type Row = TableShape & { needs: string[] };

/** `"public"."posts"`, with its columns where they are wanted. */
export function quoted({ name, columns }: TableShape): { table: string; columns: string } {
  const quote = (one: string) => `"${one.replaceAll('"', '""')}"`;
  return { table: `"public".${quote(name)}`, columns: columns.map(quote).join(", ") };
}

/**
 * Every table there is, as the database knows them and not as the code does, in the order of their keys: what is
 * pointed to comes first. Keys that are checked at the commit set no order.
 */
export async function listTables(sql: Sql | TransactionSql): Promise<TableShape[]> {
  const found = await sql.unsafe<Row[]>(`
    select t.relname::text as name,
      array(select attname::text from pg_attribute
        where attrelid = t.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
      array(select distinct other.relname::text from pg_constraint as key join pg_class as other on other.oid = key.confrelid
        where key.conrelid = t.oid and key.contype = 'f' and not key.condeferrable and key.confrelid <> t.oid) as needs
    from pg_class as t
    where t.relnamespace = 'public'::regnamespace and t.relkind = 'r'
      and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = t.oid and deptype = 'e')
    order by t.relname`);
  return inOrderOfKeys([...found]);
}

function inOrderOfKeys(tables: Row[]): TableShape[] {
  const ordered: TableShape[] = [];
  const placed = new Set<string>();
  for (let left = tables; left.length > 0; left = left.filter(({ name }) => !placed.has(name))) {
    const next = left.filter(({ needs }) => needs.every((need) => placed.has(need)));
    if (next.length === 0) {
      const names = left.map(({ name }) => name).join(", ");
      throw new Error(
        `These tables point to each other in a circle, and no key of it is deferrable: ${names}`,
      );
    }
    for (const { name, columns } of next) {
      ordered.push({ name, columns });
      placed.add(name);
    }
  }
  return ordered;
}

import type { Sql, TransactionSql } from "postgres";
import type { Query } from "./record-queries";

/** A step of a plan, as Postgres tells it. */
export type PlanNode = {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: PlanNode[];
};

export type Explained = { query: Query; nodes: PlanNode[]; text: string };

const flat = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flat)];

/**
 * How Postgres carries queries out, one after the other and each for real; then all of it is undone. `before` takes
 * away what the recorded work itself has left, so that it can be done again.
 */
export async function explainAll(
  sql: Sql,
  queries: readonly Query[],
  before: (tx: TransactionSql) => Promise<unknown> = async () => {},
): Promise<Explained[]> {
  const explained: Explained[] = [];
  await sql
    .begin(async (tx) => {
      await before(tx);
      for (const query of queries) explained.push(await explain(tx, query));
      throw new Undone();
    })
    .catch((thrown) => {
      if (!(thrown instanceof Undone)) throw thrown;
    });
  return explained;
}

class Undone extends Error {}

async function explain(tx: TransactionSql, query: Query): Promise<Explained> {
  const how = "analyze, timing off, buffers off, summary off, costs off";
  const values = query.params as never[];
  // Each is carried out once only, since some of them write.
  const [row] = await tx.unsafe(`explain (${how}, format json) ${query.text}`, values);
  const answer = row?.["QUERY PLAN"];
  const [plan] = (typeof answer === "string" ? JSON.parse(answer) : answer) as [{ Plan: PlanNode }];
  return { query, nodes: flat(plan.Plan), text: printPlan(plan.Plan) };
}

/** What a plan says apart from its numbers of rows. */
const TOLD = ["Index Cond", "Recheck Cond", "Filter", "Join Filter", "Hash Cond", "Sort Key"] as const;

/** Ids and times differ from run to run, and say nothing. */
const withoutValues = (condition: unknown): string => String(condition).replace(/'[^']*'/g, "'…'");

function printPlan(node: PlanNode, depth = 0): string {
  const told = node as unknown as Record<string, unknown>;
  const on = [told["Relation Name"], told["Index Name"] && `by ${told["Index Name"]}`]
    .filter(Boolean)
    .join(" ");
  const removed = node["Rows Removed by Filter"];
  const rows = `${node["Actual Rows"]} rows × ${node["Actual Loops"]}${removed ? `, ${removed} removed` : ""}`;
  const indent = "  ".repeat(depth);
  const lines = [`${indent}${node["Node Type"]}${on ? ` ${on}` : ""} (${rows})`];
  for (const name of TOLD) if (told[name]) lines.push(`${indent}    ${name}: ${withoutValues(told[name])}`);
  return [...lines, ...(node.Plans ?? []).map((below) => printPlan(below, depth + 1))].join("\n");
}

/** What reads a table or its index, and not what another step has read. */
const READS = new Set(["Seq Scan", "Index Scan", "Index Only Scan", "Bitmap Heap Scan", "Tid Scan"]);

/** Rows that were looked at in tables and indexes, those that did not fit included. */
export function rowsRead(explained: readonly Explained[]): number {
  const read = explained
    .flatMap(({ nodes }) => nodes)
    .filter((node) => READS.has(node["Node Type"]))
    .map((node) => {
      const dropped = (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0);
      return (node["Actual Rows"] + dropped) * node["Actual Loops"];
    });
  return Math.round(read.reduce((sum, rows) => sum + rows, 0));
}

/** Rows that are sent to whoever asked. */
export const rowsGiven = (explained: readonly Explained[]): number =>
  explained.reduce((sum, { nodes }) => sum + (nodes[0]?.["Actual Rows"] ?? 0), 0);

/** The tables that were read from one end to the other. */
export const tablesScanned = (explained: readonly Explained[]): string[] => [
  ...new Set(
    explained
      .flatMap(({ nodes }) => nodes)
      .filter((node) => node["Node Type"] === "Seq Scan" && node["Actual Loops"] > 0)
      .map((node) => node["Relation Name"] ?? ""),
  ),
];

import type { Element } from "hast";
import { TABLE } from "../../limits";

type Placed = { cell: Element; at: number };

/** The cells of each row with the column they stand in, since others may reach over several columns and rows. */
export function placedCells(groups: readonly Element[][][]): Placed[][] {
  const placed = withoutUnusedColumns(groups.flatMap(placedInGroup));
  const gaps = placed.reduce((sum, row) => sum + (row.at(-1)?.at ?? 0) - Math.max(row.length - 1, 0), 0);
  return gaps <= TABLE.gaps ? placed : groups.flat().map((row) => row.map((cell, at) => ({ cell, at })));
}

function placedInGroup(rows: readonly Element[][]): Placed[][] {
  /** By their columns, the row at which cells from above have come to an end. */
  const ends: number[] = [];
  return rows.map((cells, row) => {
    let column = 0;
    return cells.map((cell) => {
      while ((ends[column] ?? 0) > row) column += 1;
      const at = column;
      const wide = Math.min(spanOf(cell.properties.colSpan, 1), Math.max(TABLE.columns - at, 1));
      const end = row + (spanOf(cell.properties.rowSpan, rows.length) || 1);
      column += wide;
      if (end > row + 1) for (let over = at; over < Math.min(column, TABLE.columns); over++) ends[over] = end;
      return { cell, at };
    });
  });
}

/** None is as much as there is left of it. */
function spanOf(value: unknown, left: number): number {
  const span = Number.parseInt(String(value ?? 1), 10);
  return span > 0 ? span : span === 0 ? left : 1;
}

/** A column in which no cell begins is none that anybody sees. */
function withoutUnusedColumns(rows: readonly Placed[][]): Placed[][] {
  const used = [...new Set(rows.flatMap((row) => row.map(({ at }) => at)))].sort((a, b) => a - b);
  const places = new Map(used.map((column, place) => [column, place]));
  return rows.map((row) => row.map(({ cell, at }) => ({ cell, at: places.get(at) ?? at })));
}

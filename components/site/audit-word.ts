import type { AuditKind } from "@/domain/audit";

type Dashed<Word extends string> = Word extends `${infer One}.${infer Rest}`
  ? `${One}-${Dashed<Rest>}`
  : Word;

/** How the catalogue calls a kind: a full stop would divide its key. */
export const auditWord = <Kind extends AuditKind>(kind: Kind) => kind.replace(".", "-") as Dashed<Kind>;

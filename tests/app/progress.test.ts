import { expect, test } from "vitest";
import type { SignedInViewer } from "@/domain/viewer";
import { assign } from "../support/build-assignment";
import { buildGroupReading } from "../support/build-discussion";
import { ask } from "./ask";

const path = "GET /assignments/{assignment}/progress";

test("a script reads page by page how far everybody has come, and others have one row of their own", async () => {
  const { ada, dora, reading } = await buildGroupReading();
  const { id: assignment } = await assign(ada, reading);
  const read = async (viewer: SignedInViewer, query: string) => {
    const { status, body } = await ask(viewer, path, { assignment }, undefined, query);
    const names = body.items?.map(({ member }: { member: { name: string } }) => member.name);
    return { status, names, next: body.next };
  };

  const first = await read(ada, "?limit=3");
  expect(first).toMatchObject({ status: 200, names: ["ada", "bruno", "chidi"] });
  expect(await read(ada, `?limit=3&after=${first.next}`)).toEqual({
    status: 200,
    names: ["dora"],
    next: null,
  });
  expect((await read(ada, "")).names).toHaveLength(4);
  expect(await read(dora, "?limit=1")).toEqual({ status: 200, names: ["dora"], next: null });
  for (const wrong of ["?limit=0", "?after=7"]) expect((await read(ada, wrong)).status).toBe(422);
});

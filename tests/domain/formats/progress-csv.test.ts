import { expect, test } from "vitest";
import { progressCsv } from "@/domain/formats/progress-csv";

test("How far everybody has come is a row each, and no name becomes a formula", async () => {
  const rows = [
    {
      member: { id: "1", name: '=HYPERLINK("https://evil.example")', handle: "mallory" },
      subgroup: null,
      annotations: 2,
      replies: 0,
      readTo: 40,
      isReadToEnd: true,
      done: true,
    },
    {
      member: { id: "2", name: "Đặng, Ánh", handle: "anh" },
      subgroup: "=Red",
      annotations: 0,
      replies: 0,
      readTo: null,
      isReadToEnd: false,
      done: false,
    },
  ];
  const pieces: string[] = [];
  for await (const piece of progressCsv({ annotations: 3, replies: null, readToEnd: true }, rows))
    pieces.push(piece);
  expect(pieces).toEqual([
    "name,handle,annotations,annotations asked for,replies,replies asked for,read to paragraph,read to the end,done,subgroup\r\n",
    '"\'=HYPERLINK(""https://evil.example"")",mallory,2,3,0,,40,yes,yes,\r\n',
    '"Đặng, Ánh",anh,0,3,0,,,no,no,\'=Red\r\n',
  ]);
});

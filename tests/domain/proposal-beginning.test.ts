import { expect, test } from "vitest";
import { parsePlainText } from "@/domain/formats/plain-text";
import { proposalFrom } from "@/domain/proposal";
import { beginningOfProposal } from "@/domain/proposal-beginning";

const proposalOf = (paragraphs: number) => {
  const text = Array.from({ length: paragraphs }, (_, at) => `Stone ${at} lies beside the road.`).join(
    "\n\n",
  );
  const parsed = parsePlainText(text, { asIs: true });
  if (!parsed.ok) throw new Error(parsed.code);
  return proposalFrom(parsed.value);
};

test("a short proposal comes whole, of a long one the beginning, and the counts are of all", () => {
  const short = beginningOfProposal(proposalOf(200));
  expect(short).toMatchObject({ isWhole: true, counts: { paragraphs: 200, setAside: 0 } });
  expect(short.proposal.pieces).toHaveLength(200);
  const long = beginningOfProposal(proposalOf(201));
  expect(long).toMatchObject({ isWhole: false, counts: { paragraphs: 201, setAside: 0 } });
  expect(long.proposal.pieces.length).toBeLessThan(100);
  expect(long.proposal.pieces[0]?.text).toBe("Stone 0 lies beside the road.");
});

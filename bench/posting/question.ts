import { startChild } from "../harness/child";
import { fetchOnce } from "../harness/fetch-once";
import { Gun, programOf } from "../harness/load";
import { NOT_TO_BE_HAD } from "../harness/not-to-be-had";
import { startProduct } from "../harness/product";
import { costOf } from "../harness/queries";
import type { Answer, Bench, Question, Ratio, Row } from "../harness/questions";
import { alternate, type Contender, type Course, figuresOf } from "../harness/rounds";
import { medianRatio, percentile } from "../harness/statistics";
import { wordPressContent } from "../wordpress/content";
import { findWordPress, HOW_TO_INSTALL, WORDPRESS } from "../wordpress/installed";
import { wordPressComments } from "../wordpress/shots";
import { startWordPress } from "../wordpress/start-wordpress";
import { buildRoom, type Room } from "./build-room";
import { annotationShots, floorShots, inventPosts, postShots } from "./shots";

const POST = "Colloquy, a post";
const ANNOTATION = "Colloquy, an annotation";
const FLOOR = "floor";
const PEERS = [WORDPRESS];

type Cell = { connections: number; courses: Course[] };

const rowsOf = ({ connections, courses }: Cell): Row[] =>
  courses.map((course) => ({
    task: `Posting, ${connections} connection${connections > 1 ? "s" : ""}`,
    who: course.who,
    figures: figuresOf(course),
  }));

/** What one write asks of the database: numbers that a busy machine does not change. */
async function costs(bench: Bench, room: Room, contenders: readonly Contender[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { who, url, shots } of contenders) {
    const some = shots.slice(0, 10);
    const database = who === FLOOR ? room.floor.name : room.product.name;
    const cost = await costOf(bench, database, some.length, async () => {
      for (const shot of some) await fetchOnce(url, shot);
    });
    const figures = {
      queries: { unit: "", value: cost.statements },
      rows: { unit: "", value: cost.rows },
    };
    rows.push({ task: "What one write asks of the database", who, figures });
  }
  return rows;
}

function ratios(cells: readonly Cell[]): Ratio[] {
  return cells.flatMap(({ connections, courses }) => {
    const by = (who: string) => courses.find((course) => course.who === who);
    const [ours, floor] = [by(POST), by(FLOOR)];
    if (!ours || !floor) return [];
    const isHeld = connections === 10;
    const toFloor = medianRatio(ours.perSecond, floor.perSecond);
    const p95 = percentile(ours.milliseconds, 95);
    const at = `${connections} conn.`;
    return [
      {
        what: `writes/s to the floor's, ${at}`,
        value: toFloor,
        unit: "×",
        ...(isHeld ? { bar: "≥ 0.125", holds: toFloor >= 0.125 } : {}),
      },
      ...PEERS.flatMap((who) => {
        const peer = by(who);
        if (!peer) return [];
        const value = medianRatio(ours.perSecond, peer.perSecond);
        const held = isHeld ? { bar: "≥ 3", holds: value >= 3 } : {};
        return [{ what: `writes/s to ${who}'s, ${at}`, value, unit: "×", ...held }];
      }),
      { what: `p95, ${at}`, value: p95, unit: "ms", ...(isHeld ? { bar: "< 60 ms", holds: p95 < 60 } : {}) },
    ];
  });
}

const peerContent = ({ product, reading }: Room) => wordPressContent(product.sql, reading.group, [reading]);

async function answer(bench: Bench): Promise<Answer> {
  const pace = bench.isQuick ? { rounds: 3, seconds: 1 } : { rounds: 5, seconds: 3 };
  const room = await buildRoom(bench);
  const gun = await Gun.load(bench);
  const product = await startProduct(bench, room.product.url);
  const floor = await startChild(programOf(bench, "posting/floor"), {
    ...process.env,
    DATABASE_URL: room.floor.url,
  });
  const contenders: Contender[] = [
    { who: POST, url: product.url, shots: await postShots(room, product.url) },
    { who: ANNOTATION, url: product.url, shots: await annotationShots(room, product.url) },
    { who: FLOOR, url: String(floor.ready.url), shots: floorShots(room) },
  ];
  const installed = findWordPress();
  const wordPress = installed && (await startWordPress(bench, installed, await peerContent(room)));
  if (wordPress)
    contenders.push({
      who: WORDPRESS,
      url: wordPress.url,
      shots: wordPressComments(wordPress, inventPosts(5)),
      isWarmSoon: true,
    });
  const cells: Cell[] = [];
  for (const connections of [1, 10]) {
    bench.say(`  ${connections} connection${connections > 1 ? "s" : ""}`);
    cells.push({ connections, courses: await alternate(gun, contenders, connections, pace) });
  }
  const asked = await costs(
    bench,
    room,
    contenders.filter(({ who }) => who !== WORDPRESS),
  );
  for (const one of [gun, product, floor, wordPress]) await one?.stop();
  await room.product.drop();
  await room.floor.drop();
  return {
    rows: [...cells.flatMap(rowsOf), ...asked],
    ratios: ratios(cells),
    missing: wordPress ? [...NOT_TO_BE_HAD] : [...NOT_TO_BE_HAD, HOW_TO_INSTALL],
  };
}

export const question: Question = { title: "Posting", answer };

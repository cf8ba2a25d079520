import { Gun } from "../harness/load";
import { memoryOf } from "../harness/memory";
import { NOT_TO_BE_HAD } from "../harness/not-to-be-had";
import { type Product, startProduct } from "../harness/product";
import type { Answer, Bench, Question, Row } from "../harness/questions";
import { alternate, type Contender, figuresOf, type Pace } from "../harness/rounds";
import { wordPressContent } from "../wordpress/content";
import { findWordPress, HOW_TO_INSTALL, WORDPRESS } from "../wordpress/installed";
import { wordPressPage } from "../wordpress/shots";
import { startWordPress, type WordPress } from "../wordpress/start-wordpress";
import { buildSite, type Site } from "./build-site";
import { COLLOQUY, COMPRESSED, FLOOR, floorContenders, NEWCOMER, productContenders } from "./contenders";
import { measureCold, startFloor } from "./measure-cold";
import { measurePages } from "./measure-page";
import { type Cell, compareOpenings } from "./ratios";

type Asked = Pick<Cell, "posts" | "connections">;

/** So many posts all variants are asked for, and the others' pages however quick it is to be: the bars stand there. */
const USUAL = 1_000;

/** With 10,000 posts a page of theirs takes a second, and to put them there takes as long as all of ours; no bar asks for 100. */
const isTooSlowToBeQuick = (who: string, { posts }: Pick<Asked, "posts">): boolean =>
  who === WORDPRESS && posts !== USUAL;

/** Variants are measured where they tell something. */
function isAsked(who: string, asked: Asked, isQuick: boolean): boolean {
  if (isQuick && isTooSlowToBeQuick(who, asked)) return false;
  if (isQuick && asked.posts !== USUAL && ![COLLOQUY, FLOOR].includes(who)) return false;
  if (who === NEWCOMER) return asked.connections === 1;
  if (who === COMPRESSED) return asked.connections === 10 && asked.posts === USUAL;
  return true;
}

const taskOf = ({ posts, connections }: Asked): string =>
  `${posts.toLocaleString("en")} posts, ${connections} connection${connections > 1 ? "s" : ""}`;

async function measureWarm(
  gun: Gun,
  { pace, isQuick, say }: Pick<Bench, "isQuick" | "say"> & { pace: Pace },
  site: Site,
  contendersOf: (posts: number) => Promise<Contender[]>,
): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const posts of site.readings.keys()) {
    const contenders = await contendersOf(posts);
    // How the time grows with the posts is read off one connection.
    for (const connections of isQuick && posts !== USUAL ? [1] : [1, 10]) {
      say(`  ${taskOf({ posts, connections })}`);
      const asked = contenders.filter(({ who }) => isAsked(who, { posts, connections }, isQuick));
      cells.push({ posts, connections, courses: await alternate(gun, asked, connections, pace) });
    }
  }
  return cells;
}

const rowsOf = ({ courses, ...cell }: Cell): Row[] =>
  courses.map((course) => ({
    task: `Opening a reading: ${taskOf(cell)}`,
    who: course.who,
    figures: figuresOf(course),
  }));

const LEFT_OUT = {
  who: `${WORDPRESS} with 100 and 10,000 posts`,
  how: "left out by --quick",
};

function memoryRow(who: string, pids: number[]): Row {
  const figures = { resident: { unit: "MB", value: memoryOf(pids).resident } };
  return { task: "Memory of the server after all of it", who, figures };
}

/** How many posts its pages have, in their order. */
const pagesOfPeer = ({ isQuick }: Bench, { readings }: Site): number[] =>
  [...readings.keys()].filter((posts) => !isQuick || !isTooSlowToBeQuick(WORDPRESS, { posts }));

async function startPeer(bench: Bench, site: Site): Promise<WordPress | null> {
  const installed = findWordPress();
  if (!installed) return null;
  const asked = pagesOfPeer(bench, site).flatMap((posts) => site.readings.get(posts) ?? []);
  return startWordPress(bench, installed, await wordPressContent(site.product.sql, site.group, asked));
}

function wordPressContenders(wordPress: WordPress | null, page: number): Contender[] {
  if (!wordPress?.pages[page]) return [];
  return [{ who: WORDPRESS, url: wordPress.url, shots: [wordPressPage(wordPress, page)], isWarmSoon: true }];
}

async function answer(bench: Bench): Promise<Answer> {
  const pace = bench.isQuick ? { rounds: 3, seconds: 0.5 } : { rounds: 5, seconds: 1.5 };
  const site = await buildSite(bench);
  const gun = await Gun.load(bench);
  const cold = await measureCold(bench, site);
  const product: Product = await startProduct(bench, site.product.url);
  const floor = await startFloor(bench, site);
  const floorUrl = String(floor.ready.url);
  const wordPress = await startPeer(bench, site);
  const cells = await measureWarm(gun, { ...bench, pace }, site, async (posts) => {
    const reading = site.readings.get(posts);
    if (!reading) throw new Error(`There is no reading with ${posts} posts.`);
    return [
      ...(await productContenders(product, reading, site)),
      ...floorContenders(floorUrl, reading, site.regular),
      ...wordPressContenders(wordPress, pagesOfPeer(bench, site).indexOf(posts)),
    ];
  });
  const memory = [memoryRow(COLLOQUY, product.pids), memoryRow("floor", [floor.pid])];
  const pages = await measurePages(bench, site, product, floorUrl);
  for (const one of [gun, product, floor, wordPress]) await one?.stop();
  await site.product.drop();
  await site.floor.drop();
  return {
    rows: [...cells.flatMap(rowsOf), ...cold, ...pages, ...memory],
    ratios: compareOpenings(cells, pages),
    missing: [
      ...NOT_TO_BE_HAD,
      ...(wordPress ? [] : [HOW_TO_INSTALL]),
      ...(wordPress && bench.isQuick ? [LEFT_OUT] : []),
    ],
  };
}

export const question: Question = { title: "Opening a reading", answer };

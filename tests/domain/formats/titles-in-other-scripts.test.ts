import { describe, expect, test } from "vitest";
import { parsePlainText } from "@/domain/formats/plain-text";

const HEBREW = [
  "בחורף ההוא לא בא איש אל הבית. הבית עמד ריק עד האביב.",
  "אחר כך חזרו הילדים, והכול היה כפי שהיה.",
];
const ARABIC = [
  "في ذلك الشتاء لم يأت أحد إلى البيت. بقي البيت فارغا حتى الربيع.",
  "ثم عاد الأطفال وكان كل شيء كما كان من قبل.",
];
const CHINESE = [
  "那年冬天沒有人來到這所房子。房子一直空到春天，雨下個不停。",
  "後來孩子們回來了，一切又像從前一樣。",
];
const JAPANESE = [
  "その冬、家には誰も来なかった。家は春まで空っぽだった。",
  "それから子供たちが帰ってきて、すべてが元どおりになった。",
];
const KOREAN = [
  "그 겨울에는 아무도 그 집에 오지 않았다. 집은 봄까지 비어 있었다.",
  "그 뒤 아이들이 돌아왔고 모든 것이 예전과 같았다.",
];
const HINDI = ["उस सर्दी में कोई भी घर नहीं आया। घर वसंत तक खाली रहा।", "फिर बच्चे लौट आए और सब कुछ पहले जैसा हो गया।"];
const GEORGIAN = [
  "იმ ზამთარს სახლში არავინ მოსულა. სახლი გაზაფხულამდე ცარიელი იდგა.",
  "მერე ბავშვები დაბრუნდნენ და ყველაფერი ისე იყო, როგორც ადრე.",
];

function read(...pieces: string[]) {
  const parsed = parsePlainText(pieces.join("\n\n"), { name: "upload-7.txt" });
  if (!parsed.ok) throw new Error(parsed.code);
  return parsed.value;
}

describe("the line above a text is its title in scripts that have no capitals", () => {
  test.each([
    ["ספר הזיכרונות", HEBREW],
    ["חלק מן הים", HEBREW],
    ["ימי הגשם", HEBREW],
    ["كتاب الذكريات", ARABIC],
    ["الكتاب الأحمر", ARABIC],
    ["回憶之書", CHINESE],
    ["《回憶之書》", CHINESE],
    ["思い出の本", JAPANESE],
    ["기억의 책", KOREAN],
    ["यादों की किताब", HINDI],
    ["მოგონებების წიგნი", GEORGIAN],
  ])("%s", (title, text) => {
    const found = read(title, ...text);
    expect([found.title, found.paragraphs.map(({ text }) => text), found.warnings]).toEqual([
      title,
      text,
      [],
    ]);
  });
});

describe("a numbered part is a heading and not the title", () => {
  test.each([
    ["ספר ראשון", HEBREW],
    ["הפרק השלישי", HEBREW],
    ["פרק י״ב", HEBREW],
    ["פרק א: הילדים", HEBREW],
    ["חלק 2", HEBREW],
    ["الفصل الأول", ARABIC],
    ["الباب الثاني عشر", ARABIC],
    ["الجزء ٣", ARABIC],
    ["第一章", CHINESE],
  ])("%s", (heading, text) => {
    const { title, paragraphs } = read(heading, ...text);
    expect([title, paragraphs[0]]).toMatchObject(["Upload 7", { kind: "heading", text: heading }]);
  });
});

test.each([
  ["ספר הזיכרונות", "מאת דוד כהן", "דוד כהן", HEBREW],
  ["كتاب الذكريات", "تأليف سعاد حسن", "سعاد حسن", ARABIC],
  ["回憶之書", "作者：王小明", "王小明", CHINESE],
])("under %s the line “%s” names its author", (title, line, author, text) => {
  const found = read(title, line, ...text);
  expect([found.title, found.authors, found.paragraphs.length]).toEqual([title, [author], 2]);
});

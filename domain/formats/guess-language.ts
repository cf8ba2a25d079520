import type { Direction } from "./imported-text";

/** Words that hardly any text of a language does without, and that its neighbours spell differently. */
const FREQUENT: Record<string, string> = {
  en: "the and of to in that is was for with it as his not be on by this which are from they have",
  fr: "le les des et est une du que dans qui pas pour sur au il ne se ce sont avec toute plus",
  de: "der die und das den von zu ist nicht mit sich auf ein eine dem des auch als wird oder jeder hat",
  es: "el los las de y que en del por una con no se para su es al toda tiene derecho lo como",
  it: "il di che e la per un non del della gli ad con le alla sono ogni nel diritto si come",
  pt: "o os da do que e em um uma não com para por dos das se ao mais tem toda direito como",
  nl: "de het een van en dat is in niet op te zijn voor met die ook aan heeft recht hij er",
  sv: "och att det som en är på för av med den inte till har om ett var rätt skall eller",
  da: "og at det som en er på for af med den ikke til har om et de skal ret eller enhver",
  no: "og at det som en er på for av med den ikke til har om et de skal rett eller enhver",
  fi: "ja on ei että se hän oli mutta kuin niin myös ovat jokaisella tai oikeus mukaan sen",
  pl: "i w z na do nie się jest że to jak ma prawo oraz każdy lub przez od człowiek o",
  cs: "a v se na je že z do by s o i to jako má právo nebo každý jeho být",
  hu: "a az és hogy nem is egy van minden meg joga vagy ez de csak el személynek",
  ro: "de și la în a cu pe un o nu este că orice are dreptul sau din să se persoană",
  tr: "ve bir bu da de için ile her hak ya olarak kadar gibi çok şahsın veya ne",
  vi: "và của là có người được trong không những một cho các này quyền với đến",
  la: "et in est non ad ut cum quod qui sed ex per quae esse si aut enim",
};

const WORDS = Object.entries(FREQUENT).map(
  ([language, words]) => [language, new Set(words.split(" "))] as const,
);

const SCRIPTS: [RegExp, (text: string) => string | null][] = [
  [/\p{Script=Hebrew}/gu, () => "he"],
  [/\p{Script=Arabic}/gu, (text) => (/[ٹڈڑں]/.test(text) ? "ur" : /[پچژگ]/.test(text) ? "fa" : "ar")],
  [/\p{Script=Cyrillic}/gu, (text) => (/[іїєґ]/i.test(text) ? "uk" : /[ыэ]/i.test(text) ? "ru" : null)],
  [/\p{Script=Greek}/gu, () => "el"],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, () => "ja"],
  [/\p{Script=Hangul}/gu, () => "ko"],
  [/\p{Script=Han}/gu, (text) => (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? "ja" : "zh")],
  [/\p{Script=Devanagari}/gu, () => "hi"],
  [/\p{Script=Thai}/gu, () => "th"],
  [/\p{Script=Armenian}/gu, () => "hy"],
  [/\p{Script=Georgian}/gu, () => "ka"],
  [/\p{Script=Latin}/gu, latinLanguage],
];

/** What a language shows itself by is on the first pages. */
const SAMPLE = 20_000;

/** A small honest guess from the script and the commonest words; null when unsure. */
export function guessLanguage(text: string): string | null {
  const sample = text.slice(0, SAMPLE);
  const counted = SCRIPTS.map(([script, guess]) => ({ guess, letters: sample.match(script)?.length ?? 0 }));
  const most = counted.reduce((a, b) => (b.letters > a.letters ? b : a));
  return most.letters >= 10 ? most.guess(sample) : null;
}

function latinLanguage(text: string): string | null {
  const words = text.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  if (words.length < 8) return null;
  const [best, second] = WORDS.map(([language, frequent]) => ({
    language,
    share: words.filter((word) => frequent.has(word)).length / words.length,
  })).sort((a, b) => b.share - a.share);
  const isClear = best && second && best.share >= 0.12 && best.share >= second.share * 1.15;
  return isClear ? best.language : null;
}

/** Right to left when most letters are of a script written so. */
export function directionOf(text: string): Direction {
  const sample = text.slice(0, SAMPLE);
  const rightToLeft = sample.match(
    /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/gu,
  );
  const letters = sample.match(/\p{L}/gu);
  return (rightToLeft?.length ?? 0) * 2 > (letters?.length ?? 0) ? "rtl" : "ltr";
}

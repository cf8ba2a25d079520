/** Of languages in Latin letters those that English has not, and words that hardly any of their texts does without. */
const LANGUAGES: [letters: string, words: string][] = [
  ["éèêëçïôöæœüñ", "the and of to in that is was for with it as his not be on by this"],
  [
    "àâæçéèêëîïôœùûüÿ",
    "le la les de des et est une un du que dans qui pas pour sur au il en sont à être a l d",
  ],
  ["äöüß", "der die und das den von zu ist nicht mit sich auf ein eine dem im für"],
  ["áéíñóúü", "el la los las de y que en del por una con no se para su es está más"],
  ["àáâãçéêíóôõúü", "o a os as da do de que e em um uma não com para por dos das é há"],
  ["àèéìíîòóù", "il di che e la per un non del della gli ad con le sono in è più perché"],
  ["àçèéíïòóúü", "els les amb que del una per no la de i el és"],
  ["áèéêëïóöü", "de het een van en dat is in niet op te zijn voor met één"],
  ["åäöéü", "och att det som en är på för av med den inte till har om"],
  ["æøåéòôó", "og at det som en er på for af av med den ikke til har de"],
  ["áðéíóúýþæö", "og að í á er sem til hver við um ekki það hann"],
  ["åäöšž", "ja on ei että se hän oli mutta kuin niin myös ovat"],
  ["äõöüšž", "ja on ei et see ta oli kui ning oma või ka"],
  ["āčēģīķļņšūž", "un ir ar no par ka tas kas uz vai viņi bija"],
  ["ąčęėįšųūž", "ir yra į kad su iš ne jis tai kaip turi už"],
  ["ąćęłńóśźż", "i w z na do nie się jest są że to jak"],
  ["áčďéěíňóřšťúůýž", "a v se na je že s z do si jsou ve"],
  ["áäčďéíĺľňóôŕšťúýž", "a v sa na je že s z do si sú ich čo"],
  ["čšžćđ", "in je se v na da so z za ki bi"],
  ["čćđšž", "i je se u na da su za od koji će što"],
  ["áéíóöőúüű", "a az és hogy nem is egy van kell ez meg"],
  ["ăâîșțşţ", "de și şi la în a cu pe un o nu este se să"],
  ["çğıöşüâîûİ", "ve bir bu da de için ile her ne çok gibi"],
  ["çëé", "të dhe në një e i me që ka për"],
  ["ċġħżàèìòù", "il u li ta ma bi huma kollha għal fil minn kien"],
  ["ĉĝĥĵŝŭ", "la kaj de en estas estis al ke unu ili ĝi ŝi ne"],
  ["âêîôûŵŷáéíóúàèìòùäëïöẁẃẅỳ", "y yn a ac i o mae yr ar at ei â"],
  ["áéíóúḃċḋḟġṁṗṡṫ", "na an agus ag le do is tá ar aige bhí ḃí ní"],
  ["áčđŋšŧž", "ja lea ii go mun leat dat mii sii lei"],
  [
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ",
    "và là của có người được trong không những một cho các này với đến",
  ],
];

const LETTERS = LANGUAGES.map(([letters]) => new Set(letters));

/** In which of the languages a word is a common one. */
const SPOKEN = new Map<string, number[]>();
for (const [at, [, words]] of LANGUAGES.entries())
  for (const word of words.split(" ")) SPOKEN.set(word, [...(SPOKEN.get(word) ?? []), at]);

/**
 * From 0 to 1, how much a text reads like one in a language of Latin letters: by how many of its words are common ones there,
 * and of its letters beyond English ones belong there. The words say which language, and so which letters may be in them.
 */
export function likenessToLanguage(decoded: string): number {
  const text = decoded.normalize("NFC");
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const spoken = LANGUAGES.map(() => 0);
  for (const word of words) for (const at of SPOKEN.get(word) ?? []) spoken[at] = (spoken[at] ?? 0) + 1;
  const letters = text.match(/(?![a-zªº])\p{L}/giu) ?? [];
  // The plain ones are most of them everywhere; where they are not, these are no Latin letters.
  if (letters.length > count(text, /[a-z]/gi)) return 0;
  const counted = new Map<string, number>();
  for (const letter of letters) counted.set(letter, (counted.get(letter) ?? 0) + 1);
  const scores = LETTERS.map((known, at) => {
    let fitting = 0;
    for (const [letter, times] of counted)
      if (known.has(letter) || known.has(letter.toLowerCase())) fitting += times;
    const share = Math.min(MOST_COMMON, (spoken[at] ?? 0) / Math.max(1, words.length));
    return (
      (letters.length === 0 ? 1 : fitting / letters.length) *
      (BY_LETTERS + ((1 - BY_LETTERS) * share) / MOST_COMMON)
    );
  });
  return Math.max(...scores);
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** As many of its words as a text of some sentences has of the common ones. */
const MOST_COMMON = 0.3;

/** What letters say without any word that is known. */
const BY_LETTERS = 0.3;

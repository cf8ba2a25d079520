import { beginsLower, endsSentence, hasWords, wordCount } from "./text-lines";

const LONGEST_HEADING = 90;

const DIVISION =
  "chapter|part|book|volume|vol\\.|section|act|scene|canto|letter|appendix|article|lecture|stave|chapitre|livre|partie|tome|acte|scène|kapitel|teil|buch|band|abschnitt|akt|artikel|capítulo|artículo|artigo|parte|libro|tomo|capitolo|articolo|canto|глава|часть|книга|том|раздел|акт|действие|статья|rozdział|część|kapitola|část|článek";
const NUMBER =
  "[ivxlcdm]+|\\d+|[a-h]|the \\p{L}+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|second|third|fourth|fifth|premier|première|erster?s?|zweiter?s?|dritter?s?|primero|primera|prima|primo|перв\\p{L}+|втор\\p{L}+|трет\\p{L}+";

const NUMBERED_DIVISION = new RegExp(`^(?:the )?(?:${DIVISION})\\s+(?:${NUMBER})(?![\\p{L}\\p{N}])`, "iu");
const ORDINAL_DIVISION = new RegExp(`^(?:${NUMBER})\\s+(?:${DIVISION})\\.?$`, "iu");
const HEBREW_NUMBER =
  "ה?(?:ראשו(?:ן|נה)|שניי?ה?|(?:שלישי|רביעי|חמישי|שי?שי|שביעי|שמיני|תשיעי|עשירי)ת?)|\\d+|(?=[א-ת])[קרשת]{0,3}[יכלמנסעפצ]?[״\"]?[א-ט]?[׳']?";
const ARABIC_NUMBER =
  "ال(?:[أا]ول[ىي]?|حادي|(?:ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)ة?|عشر(?:ون|ين)|[أا]خيرة?)|\\p{Nd}+";
/** "Book of memories" is a title, "Book one" is not: the number tells. */
const OTHER_SCRIPTS = new RegExp(
  `^(?:第\\s*[〇零一二三四五六七八九十百千\\d]{1,6}\\s*[章回部編编節节卷篇幕話话条條]|(?:الفصل|الباب|الجزء|الكتاب|القسم|المادة)\\s+(?:${ARABIC_NUMBER})(?![\\p{L}\\p{N}])|ה?(?:פרק|חלק|ספר|סעיף)\\s+(?:${HEBREW_NUMBER})(?![\\p{L}\\p{N}"״]))`,
  "u",
);
const NAMED =
  /^(?:preface|foreword|introduction|prologue|epilogue|afterword|conclusion|contents|table of contents|notes|endnotes|footnotes|bibliography|references|acknowledge?ments|dedication|préface|préambule|avant-propos|introduction|épilogue|notes|conclusion|vorwort|einleitung|präambel|nachwort|anmerkungen|inhalt|prólogo|preámbulo|introducción|epílogo|notas|prefazione|preambolo|introduzione|note|предисловие|преамбула|введение|вступление|пролог|эпилог|послесловие|примечания|комментарии|заключение|содержание|úvod|předmluva|doslov)\s*[.:]?$/iu;
const BARE_NUMBER = /^(?:[IVXLCDM]{1,8}|\d{1,3}|§\s*\d{1,3})\s*\.?$/;
/** "IV. THE WHALE"; but "M. Myriel" is a man. */
const NUMBERED_NAME = /^(?:[IVX]{2,6}[.:]\s+\p{Lu}|[IVX][.:]\s+(?=\p{Lu}\p{Lu})).*[\p{L}\p{N}\])?]$/u;
const PARTS =
  /^(?:the )?(?:part|book|volume|vol\.|act|partie|livre|tome|acte|teil|buch|band|akt|parte|libro|tomo|часть|книга|том|действие)(?!\p{L})|^第\s*\S{1,6}\s*[部巻卷篇幕]|^(?:الجزء|الكتاب)\s|^(?:חלק|ספר)\s/iu;

/** Whether a line is the name or number of a division: CHAPTER IV, Part Two, Глава 1, Preface, III. */
export function isDivision(text: string): boolean {
  if (text.length > LONGEST_HEADING || (endsSentence(text) && text.length > 40)) return false;
  return [NUMBERED_DIVISION, ORDINAL_DIVISION, OTHER_SCRIPTS, NAMED, BARE_NUMBER, NUMBERED_NAME].some(
    (form) => form.test(text),
  );
}

/** Whether a division holds others, as a volume holds chapters. */
export function isPart(text: string): boolean {
  return PARTS.test(text.replace(/^\P{L}+/u, ""));
}

export function isAllCapitals(text: string): boolean {
  return (
    text.length <= LONGEST_HEADING &&
    /\p{Lu}.*\p{Lu}/u.test(text) &&
    !/\p{Ll}/u.test(text) &&
    !/[,;]$/.test(text)
  );
}

/** `* * *`, a rule, a flower: the text pauses. */
export function isOrnament(text: string): boolean {
  return text.length <= LONGEST_HEADING && !hasWords(text);
}

const BEGINS_HEADING = /^[\p{Lu}\p{Lt}\p{Lo}\p{Script=Georgian}\p{N}"“«„'‘「『《〈]/u;

/** A short line without a full stop: a heading if it stands alone and something follows. */
export function readsLikeHeading(text: string): boolean {
  const isShort =
    text.length <= 80 && wordCount(text) <= 12 && (text.length <= 24 || !/\p{Script=Han}/u.test(text));
  return isShort && BEGINS_HEADING.test(text) && /[\p{L}\p{M}\p{N})\]'’」』》〉)]$/u.test(text);
}

/** A line that could be the title of a text: like a heading, but it may be longer, ask or exclaim. */
export function readsLikeTitle(text: string): boolean {
  const isShort =
    text.length <= 150 && wordCount(text) <= 25 && (text.length <= 40 || !/\p{Script=Han}/u.test(text));
  return (
    isShort &&
    hasWords(text) &&
    !beginsLower(text) &&
    /^[^\s—–*•>-]/u.test(text) &&
    !/[.,;:。，、]$/u.test(text)
  );
}

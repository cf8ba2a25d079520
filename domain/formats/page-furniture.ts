import type { ExcludedReason } from "./imported-text";
import { endsSentence } from "./text-lines";

/** Where a piece stands: before the first words of the text itself, after the last ones, or among them. */
export type Zone = "front" | "middle" | "back";

/** `weak` words are furniture only beside other furniture: "Home" may as well be the title of a story. */
export type Furniture = { reason: ExcludedReason; isWeak?: boolean };

/** Page furniture is short; a whole paragraph that happens to begin with "Copyright" is not. */
const LONGEST = 320;

/** What a web page has around its text and a reader does not want in it; null for words of the text. */
export function furnitureOf(text: string, zone: Zone): Furniture | null {
  if (text.length > LONGEST) return null;
  const line = text.trim();
  const certain = ANYWHERE.find(([pattern]) => pattern.test(line));
  if (certain) return { reason: certain[1] };
  if (zone === "middle") return null;
  const atEdge = AT_EDGES.find(([pattern]) => pattern.test(line));
  if (atEdge) return { reason: atEdge[1] };
  if (isTrail(line) || isMenu(line)) return { reason: "navigation" };
  const weak = WEAK.find(({ made }) => made.test(line));
  return weak ? { reason: weak.reason, isWeak: weak.single.test(line) } : null;
}

/** Lines made of these and nothing else, run together or divided by whatever the page put between them. */
function made(phrases: string): RegExp {
  return new RegExp(`^(?:(?:${phrases})[\\s|·•/,:>»()\\d-]*)+$`, "iu");
}

const ANYWHERE: [RegExp, ExcludedReason][] = [
  // The link back from a note, where the note ends in a line of its own.
  [/^(?:[↩↑⤴]\ufe0e?\ufe0f?\s*)+$/u, "navigation"],
  [
    made(
      "printer[- ]friendly(?: (?:version|page))?|print(?:able)? (?:version|view)|print this(?: (?:page|article|post|story))?|pdf[- ]version|(?:save|view|open) as (?:a )?pdf|download (?:as )?(?:a )?(?:pdf|epub)|e?-?mail (?:this(?: (?:page|article|post|story))?|to a friend)|send (?:this )?to a friend|share (?:this|on|via|with)(?: (?:page|article|post|story|facebook|twitter|x|linkedin|reddit|whatsapp|e?-?mail))*|tweet this|follow us(?: on [\\p{L} ,&]{1,40})?|druckversion|seite drucken|artikel drucken|version imprimable|imprimer cet article|partager (?:sur|cet article)[\\p{L} ]{0,20}|versión (?:para imprimir|imprimible)|versione stampabile|версия для печати",
    ),
    "sharing",
  ],
  [
    made(
      "advertise?ment|advertorial|sponsored(?: content| post)?|anzeige|werbung|publicité|publicidad|реклама",
    ),
    "advertisement",
  ],
  [
    made(
      "skip to (?:the )?(?:main )?(?:content|navigation|page|search)|(?:back|return|jump) to (?:the )?(?:top|contents|home ?page)|toggle navigation|show menu|open menu|close menu|nach oben|zum inhalt springen|aller au contenu|retour en haut|наверх",
    ),
    "navigation",
  ],
  [
    made(
      "accept (?:all )?cookies|reject (?:all )?cookies|cookie (?:settings|preferences|policy)|manage cookies|cookies? akzeptieren|accepter les cookies|aceptar cookies",
    ),
    "cookies",
  ],
  [
    /^(?:log ?in|sign ?in|register)\b.{0,20}\b(?:to (?:post|comment|reply|continue|read|view))\b.{0,60}$/i,
    "account",
  ],
];

const AT_EDGES: [RegExp, ExcludedReason][] = [
  [/^(?:we|this (?:web)?site|this page|our (?:web)?site)\b.{0,40}\buses? (?:\w+ ){0,3}cookies\b/i, "cookies"],
  [
    /\bcookies\b.{0,200}\b(?:this (?:web)?site|our (?:web)?site|browser|privacy|cookie policy|consent to)\b/i,
    "cookies",
  ],
  [/^(?:diese (?:web)?seite|ce site|este sitio|questo sito)\b.{0,60}\bcookies\b/i, "cookies"],
  [/^(?:©|\(c\)\s|copyright\s*(?:©|\(c\)|\d{4}|by\b|:))/i, "copyright"],
  [
    /\ball rights reserved\b|\balle rechte vorbehalten\b|\btous droits réservés\b|\btodos los derechos reservados\b|\bвсе права защищены\b/iu,
    "copyright",
  ],
  [/^(?:produced by|e-?text prepared by|this e-?text was|\[?transcriber['’]s notes?\b)/i, "publisher"],
  [/^(?:powered|designed|hosted|website) by\b.{0,60}$/i, "navigation"],
  [/^(?:sign up|subscribe|join)\b.{0,60}\b(?:newsletter|mailing list|updates|rss)\b.{0,60}$/i, "account"],
  [
    /^(?:log ?in|sign ?in|register|create an account|my account)(?:\s*(?:or|to|and|\/|\|)\s.{0,60})$/i,
    "account",
  ],
  [
    /^(?:you (?:may|might) also (?:like|be interested)|related (?:articles?|posts?|content|stories|reading)|more (?:from|in|on|by) .{0,40}|recommended(?: for you)?|most (?:read|popular)|read (?:more|next)|trending(?: now)?)\s*:?$/i,
    "navigation",
  ],
  [
    /^(?:tags?|filed under|categor(?:y|ies)|topics?|posted in|permalink|source url|keywords)\s*:.{0,200}$/i,
    "navigation",
  ],
  [
    /^(?:edit (?:this )?(?:page|article)|view (?:page )?(?:source|history)|report (?:an )?error|suggest an edit|last (?:updated|modified|edited|reviewed)\b.{0,60})$/i,
    "navigation",
  ],
  [/^\d{1,3}[\s-]*min(?:ute)?s?\.?(?: of)?(?: read(?:ing)?(?: time)?)?$/i, "byline"],
  [
    /^(?:(?:\d+|no) comments?(?: yet)?|comments? ?\(\d+\)|leave a (?:comment|reply)|post a comment|add (?:new |a )?comment|comments are closed)\.?$/i,
    "comments",
  ],
  [
    /^(?:posted|published|submitted|updated|uploaded|written)\b(?: (?:by|on|at|in)\b|\s*:).{0,100}$/i,
    "byline",
  ],
  [/^(?:https?:\/\/|www\.)\S+$/i, "address"],
];

const WEAK_PHRASES: [string, ExcludedReason][] = [
  [
    "home(?: ?page)?|start(?:seite)?|menu|search|about(?: us)?|contact(?: us)?|blog|news|archives?|help|faq|site ?map|next(?: (?:page|article|post))?|prev(?:ious)?(?: (?:page|article|post))?|newer posts?|older posts?|top|categories|topics|privacy(?: policy)?|terms(?: (?:of (?:use|service)|and conditions))?|imprint|impressum|datenschutz|kontakt|suche|über uns|accueil|recherche|à propos|contacto?|mentions légales|inicio|buscar|cerca|главная|поиск|контакты|loading(?:\\.\\.\\.|…)?",
    "navigation",
  ],
  [
    "print|pdf|e?-?mail|share|tweet|facebook|twitter|whatsapp|reddit|linked ?in|telegram|mastodon|bluesky|pinterest|instagram|youtube|rss|likes?|copy link|save|bookmark|drucken|teilen|imprimer|partager|imprimir|compartir|stampa|condividi|печать|поделиться",
    "sharing",
  ],
  [
    "log ?in|log ?out|sign ?in|sign ?up|register|subscribe|my account|create (?:an )?account|forgot(?:ten)? (?:your )?password\\??|donate|anmelden|abmelden|registrieren|connexion|s'inscrire|iniciar sesión|accedi|войти|регистрация",
    "account",
  ],
];

const WEAK = WEAK_PHRASES.map(([phrases, reason]) => ({
  made: made(phrases),
  single: new RegExp(`^(?:${phrases})$`, "iu"),
  reason,
}));

/** A trail of links down to this page: Home › Texts › Essays. */
function isTrail(line: string): boolean {
  if (/^(?:you are here\s*:|(?:home|start(?:seite)?|accueil|inicio|главная)\s*[>»›→/|]\s*\S)/iu.test(line))
    return true;
  return isRowOfLabels(line.split(/\s*[>»›→]\s*/), 40);
}

function isMenu(line: string): boolean {
  return isRowOfLabels(line.split(/\s*[|·•]\s*/), 25);
}

function isRowOfLabels(parts: string[], longest: number): boolean {
  const labels = parts.filter((part) => part !== "");
  return (
    parts.length > 2 &&
    labels.length > 1 &&
    labels.every((part) => part.length <= longest && !endsSentence(part))
  );
}

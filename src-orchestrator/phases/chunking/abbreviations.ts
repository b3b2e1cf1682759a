import { beforeOrdinal, behindHeading, behindOrdinal } from './words/de/ordinals.ts'
import { scriptureBooks as germanScripture } from './words/de/scripture.ts'
import { scriptureBooks as englishScripture } from './words/en/scripture.ts'
import { scriptureBooks as spanishScripture } from './words/es/scripture.ts'
import { scriptureBooks as frenchScripture } from './words/fr/scripture.ts'
import type { ScriptureBooks } from './words/shared/scripture.ts'

/** Words that end in a full stop without ending a sentence, by language. Compared without case and without the last stop. */
export type AbbreviationTable = {
  /** A name or a word always follows. */
  always: ReadonlySet<string>
  /** A number follows: "No. 5". */
  beforeNumber: ReadonlySet<string>
  /** How words end that a number follows: "Bahnhofstr. 12". */
  streetEnding: RegExp | null
  /** A name may follow, or the sentence may end with it: "St. Paul", "Main St.". */
  beforeName: ReadonlySet<string>
  /** "said M. Poirot": before a name, where a word in small letters is before it. */
  courtesy: RegExp | null
  /** Words in small letters that a name may follow: "by J. Smith", where "point B. Oranges" ends. */
  beforeInitials: ReadonlySet<string>
  /** What is a street before "St.", and no saint's namesake: "Main St.", but "Neville St. Clair". */
  street: RegExp | null
  /** "p.m": a day or a month may follow, as it may behind "Tues". */
  hours: ReadonlySet<string>
  weekday: RegExp | null
  dayNames: RegExp
  /** Words that begin sentences more often than they are names, in small letters. */
  starters: ReadonlySet<string>
  /** "am 3. Mai": what shows, before or behind it, that a number with a stop is an ordinal; behind it where it stands first. Null where ordinals are written otherwise. */
  ordinalDots: { before: RegExp; behind: RegExp; inHeading: RegExp } | null
  /** What only ends a quotation or a bracket, standing first: it belongs to the sentence before. »…« in German, « … » in French. */
  closing: RegExp
  /** The pronoun that is a single capital letter and may well end a sentence. */
  pronoun: string | null
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** "No. 5", and "Gen. 1:1". */
const beforeNumber = (list: string, { short, counted }: ScriptureBooks): ReadonlySet<string> =>
  new Set([
    ...words(list),
    ...[...Object.keys(short), ...Object.keys(counted)].map((word) => word.toLowerCase()),
  ])

const closing = /^(?:[”)\]}]|[»›’"'](?=[\s,.;:!?]|$))/u
const germanClosing = /^(?:[”)\]}]|[«‹“’"'](?=[\s,.;:!?]|$))/u

const nobody = {
  streetEnding: null,
  beforeName: words(''),
  courtesy: null,
  beforeInitials: words(''),
  street: null,
  hours: words(''),
  weekday: null,
  dayNames: /^$/u,
  starters: words(''),
}

const english: AbbreviationTable = {
  streetEnding: null,
  beforeName: words('st fr br bro'),
  courtesy: /^MM?$/u,
  beforeInitials: words(
    'by with and or to of from for as like than nor both after before near saw met told asked knew named called married visited poor old young dear',
  ),
  street:
    /(?:\b(?:Main|High|Wall|Elm|Oak|Maple|Pine|Cedar|Walnut|Chestnut|Spruce|Market|Church|Mill|Park|Water|Front|Bridge|Broad|Cent(?:er|re)|State|Court|School|Spring|Bond|Baker|Fleet|Oxford|Regent|Bourbon|Canal|Grand|Queen|King|Union|Liberty)|\d(?:st|nd|rd|th)|(?:\d\p{L}?|\b(?:on|along|down|up|off|across))\s\p{Lu}\p{L}+)\s\S+$/u,
  hours: words('a.m p.m'),
  weekday: /^(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)$/u,
  dayNames:
    /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|^(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec)/u,
  starters: words(
    'the a an he she it they we you i but and so then now there here this that these those his her its their our my your what when where who why how if in on at for from with after before as by to of or not no yes all some many most one two both each every once while although though since because perhaps however meanwhile still yet even only just suddenly finally let such another nobody nothing everyone everything do did does is are was were have had will would can could should may might must our us me him according thus hence therefore moreover furthermore indeed later soon today yesterday sometimes often usually well oh ah alas nay aye surely certainly please thank come look',
  ),
  always: words(
    'mr mrs ms mx dr prof rev revd hon gen col capt cpt cmdr lt sgt cpl maj adm gov pres sen rep messrs mme mlle mt ft e.g i.e eg ie cf viz vs v approx wm geo chas thos jas jos robt saml benj pvt supt insp rt jno lieut brig lt.-gen lt.-col maj.-gen brig.-gen lieut.-col lieut.-gen',
  ),
  beforeNumber: beforeNumber(
    'no nos vol vols p pp ch chap fig figs sec art ver ed bk pt ca c l ll n nn jan feb mar apr jun jul aug sept sep oct nov dec deg min r fl lat long ext sc pts bks eq eqs chaps sect rs b d apt ste rm',
    englishScripture,
  ),
  ordinalDots: null,
  closing,
  pronoun: 'I',
}

const german: AbbreviationTable = {
  ...nobody,
  streetEnding: /\p{L}str$/u,
  beforeName: words('pfd ztr stck thlr sgr ff'),
  beforeInitials: words('von mit und an für bei zu nach wie oder als durch gegen vom nannte sah traf'),
  starters: words(
    'der die das ein eine er sie es wir ihr ich du man und aber doch denn so da dann nun jetzt hier dort dies diese dieser dieses sein seine ihre mein was wer wo wann warum wie wenn ob in im am an auf bei mit nach von vor zu zum zur als auch nur nicht kein keine alle alles viele einige jeder jede schon noch wieder plötzlich endlich damals später nachdem während obwohl weil trotzdem niemand nichts ja nein ist war hat hatte wird wurde kann konnte soll sollte muss musste',
  ),
  always: words(
    'hr hrn fr frl dr prof st z.b z d.h d u.a u i.d.r o.ä bzw ca vgl evtl ggf inkl exkl sog geb gest ev kath hl ing dipl max min mio mrd str abb v n u o a a.a d e i m p z kg joh seb wilh friedr ludw lt gem bzgl vs fa hptm gebr ew se exz bes einschl zzgl frhr med jur phil theol fam dipl.-ing dr.-ing habil rer nat h.c mult hbf pck msp verb',
  ),
  beforeNumber: beforeNumber(
    'nr nrn s bd bde abs abschn art kap aufl anm fußn jg gegr op tab tel jh anf ziff jan feb mrz apr jun jul aug sept sep okt nov dez',
    germanScripture,
  ),
  ordinalDots: { before: beforeOrdinal, behind: behindOrdinal, inHeading: behindHeading },
  closing: germanClosing,
  pronoun: null,
}

const french: AbbreviationTable = {
  ...nobody,
  beforeName: words('j.-c s'),
  beforeInitials: words('par de et à avec pour ou chez selon que comme contre'),
  starters: words(
    "le la les l un une des il elle ils elles on nous vous je tu et mais ou donc or ni car ce cet cette ces c' son sa ses mon ma mes que qui quoi quand comment pourquoi où si dans en au aux à sur sous pour par avec sans de du d' comme aussi alors puis enfin ensuite après avant pendant tout tous toute personne rien oui non ne n' y était avait est a sera",
  ),
  always: words(
    'm mm mme mmes mlle dr pr me mgr st ste p.ex p c.-à-d cf env av apr bd boul i.e ch ph th coll trad sts faub',
  ),
  beforeNumber: beforeNumber(
    'no n p pp t vol chap fig art éd fr al janv févr avr juill sept oct nov déc',
    frenchScripture,
  ),
  ordinalDots: null,
  closing,
  pronoun: null,
}

const spanish: AbbreviationTable = {
  ...nobody,
  beforeName: words('s'),
  beforeInitials: words('por de y e a con para o según como contra'),
  starters: words(
    'el la los las un una unos unas él ella ellos ellas yo tú nosotros y pero o mas sino pues así entonces luego ahora aquí allí este esta esto ese esa eso su sus mi mis que qué quien quién cuando cuándo donde dónde como cómo por para con sin en de del al a desde hasta sobre si no sí todo todos nada nadie también después antes mientras aunque porque era había fue es ha se le lo me te nos',
  ),
  always: words(
    'sr sra srta sres sras d da dña dr dra ud uds vd vds prof gral cap cía sto sta p.ej p ej a ee ee.uu rr avda excmo excma cf ctra rr ff cc jj ilmo ilma rvdo rvda fr cnel ing lic mons fco hno hna ntra pza',
  ),
  beforeNumber: beforeNumber(
    'máx mín aprox cda cdas cdta cdtas núm núms nº n pág págs p pp vol vols cap caps art fig figs t ss c v vv tel apdo párr ed arts',
    spanishScripture,
  ),
  ordinalDots: null,
  closing,
  pronoun: null,
}

const tables: Record<string, AbbreviationTable> = { en: english, de: german, fr: french, es: spanish }

const none: AbbreviationTable = {
  ...nobody,
  always: new Set(),
  beforeNumber: new Set(),
  ordinalDots: null,
  closing,
  pronoun: null,
}

/** The table for a BCP 47 language; an empty one where none was made. */
export function abbreviationsOf(language: string): AbbreviationTable {
  return tables[language.toLowerCase().split('-')[0] ?? ''] ?? none
}

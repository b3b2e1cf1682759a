/** Words that end in a full stop without ending a sentence, by language. Compared without case and without the last stop. */
export type AbbreviationTable = {
  /** A name or a word always follows. */
  always: ReadonlySet<string>
  /** A number follows: "No. 5". */
  beforeNumber: ReadonlySet<string>
  /** A name may follow, or the sentence may end with it: "St. Paul", "Main St.". */
  beforeName: ReadonlySet<string>
  /** "p.m": a day or a month may follow. */
  hours: ReadonlySet<string>
  dayNames: RegExp
  /** Words that begin sentences more often than they are names, in small letters. */
  starters: ReadonlySet<string>
  /** "am 3. Mai": a number of one or two digits and a stop is an ordinal. */
  ordinalDots: boolean
  /** What only ends a quotation or a bracket, standing first: it belongs to the sentence before. »…« in German, « … » in French. */
  closing: RegExp
  /** The pronoun that is a single capital letter and may well end a sentence. */
  pronoun: string | null
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

const closing = /^(?:[”)\]}]|[»›’"'](?=[\s,.;:!?]|$))/u
const germanClosing = /^(?:[”)\]}]|[«‹“’"'](?=[\s,.;:!?]|$))/u

const nobody = { beforeName: words(''), hours: words(''), dayNames: /^$/u, starters: words('') }

const english: AbbreviationTable = {
  beforeName: words('st'),
  hours: words('a.m p.m'),
  dayNames:
    /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|^(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec)/u,
  starters: words(
    'the a an he she it they we you i but and so then now there here this that these those his her its their our my your what when where who why how if in on at for from with after before as by to of or not no yes all some many most one two both each every once while although though since because perhaps however meanwhile still yet even only just suddenly finally let such another nobody nothing everyone everything do did does is are was were have had will would can could should may might must',
  ),
  always: words(
    'mr mrs ms mx dr prof rev revd hon gen col capt cpt cmdr lt sgt cpl maj adm gov pres sen rep messrs mme mlle mt ft e.g i.e eg ie cf viz vs v approx',
  ),
  beforeNumber: words(
    'no nos vol vols p pp ch chap fig figs sec art ver ed bk pt ca c l ll n nn jan feb mar apr jun jul aug sept sep oct nov dec',
  ),
  ordinalDots: false,
  closing,
  pronoun: 'I',
}

const german: AbbreviationTable = {
  ...nobody,
  always: words(
    'hr hrn fr frl dr prof st z.b z d.h d u.a u i.d.r o.ä bzw ca vgl evtl ggf inkl exkl sog geb gest ev kath hl ing dipl max min mio mrd str abb',
  ),
  beforeNumber: words('nr s bd abs art kap aufl anm tel jh'),
  ordinalDots: true,
  closing: germanClosing,
  pronoun: null,
}

const french: AbbreviationTable = {
  ...nobody,
  always: words('m mm dr pr me mgr st ste p.ex p c.-à-d cf env av apr j.-c'),
  beforeNumber: words('no n p pp t vol chap fig art éd'),
  ordinalDots: false,
  closing,
  pronoun: null,
}

const spanish: AbbreviationTable = {
  ...nobody,
  always: words(
    'sr sra srta sres d da dña dr dra ud uds vd vds prof gral cap cía sto sta p.ej p ej ee.uu avda',
  ),
  beforeNumber: words('núm nº n pág págs vol cap art fig t'),
  ordinalDots: false,
  closing,
  pronoun: null,
}

const tables: Record<string, AbbreviationTable> = { en: english, de: german, fr: french, es: spanish }

const none: AbbreviationTable = {
  ...nobody,
  always: new Set(),
  beforeNumber: new Set(),
  ordinalDots: false,
  closing,
  pronoun: null,
}

/** The table for a BCP 47 language; an empty one where none was made. */
export function abbreviationsOf(language: string): AbbreviationTable {
  return tables[language.toLowerCase().split('-')[0] ?? ''] ?? none
}

import { capitalised } from '../../../../../src-contract/capitalised.ts'
import { endsSentence, withLastStop, type Rule } from '../rule.ts'
import { anyOf } from '../shared/units.ts'
import { weekdays } from './calendar.ts'
import { ordinal } from './numbers.ts'

/** Before a name. */
const titles: Record<string, string> = {
  Mr: 'Mister', Mrs: 'Missus', Ms: 'Miz', Mx: 'Mix', Messrs: 'Messieurs', Dr: 'Doctor', Drs: 'Doctors', Prof: 'Professor', Rev: 'Reverend', Revd: 'Reverend', Hon: 'Honourable', Gen: 'General', Col: 'Colonel', Capt: 'Captain', Cpt: 'Captain', Cmdr: 'Commander', Lt: 'Lieutenant', Sgt: 'Sergeant', Cpl: 'Corporal', Pvt: 'Private', Maj: 'Major', Adm: 'Admiral', Gov: 'Governor', Pres: 'President', Sen: 'Senator', Rep: 'Representative', Supt: 'Superintendent', Insp: 'Inspector', Mme: 'Madame', Mlle: 'Mademoiselle', Msgr: 'Monsignor', Lieut: 'Lieutenant', Brig: 'Brigadier', 'Lt.-Gen': 'Lieutenant General', 'Lt.-Col': 'Lieutenant Colonel', 'Lieut.-Col': 'Lieutenant Colonel', 'Lieut.-Gen': 'Lieutenant General', 'Maj.-Gen': 'Major General', 'Brig.-Gen': 'Brigadier General', Bro: 'Brother', Jno: 'John', Mt: 'Mount', Ft: 'Fort', Fr: 'Father', Br: 'Brother',
  MR: 'Mister', MRS: 'Missus', MESSRS: 'Messieurs', DR: 'Doctor', PROF: 'Professor', REV: 'Reverend', HON: 'Honourable', GEN: 'General', COL: 'Colonel', CAPT: 'Captain', LT: 'Lieutenant', SGT: 'Sergeant', MME: 'Madame', MLLE: 'Mademoiselle',
} // prettier-ignore

/** Anywhere; their full stop is part of them. */
const words: Record<string, string> = {
  'e.g.': 'for example', 'e. g.': 'for example', 'eg.': 'for example', 'E.g.': 'For example', 'i.e.': 'that is', 'I.e.': 'That is', 'i. e.': 'that is', 'ie.': 'that is', 'etc.': 'et cetera', '&c.': 'et cetera', 'viz.': 'namely', 'vs.': 'versus', 'cf.': 'compare', 'et al.': 'and others', 'ibid.': 'ibid', 'approx.': 'approximately', 'dept.': 'department', 'Dept.': 'Department', 'govt.': 'government', 'Govt.': 'Government', 'incl.': 'including', 'Jr.': 'Junior', 'jr.': 'junior', 'Sr.': 'Senior', 'Esq.': 'Esquire', 'Bros.': 'Brothers', 'Ltd.': 'Limited', 'Inc.': 'Incorporated', 'Corp.': 'Corporation', 'Ave.': 'Avenue', 'Blvd.': 'Boulevard', 'Rd.': 'Road', 'Assoc.': 'Associates', 'Univ.': 'University', 'q.v.': 'which see', 'N.B.': 'nota bene', 'n.b.': 'nota bene', 'Ph.D.': 'P.H.D', 'Ph.D': 'P.H.D', PhD: 'P.H.D', 'D.Phil.': 'D Phil', 'op. cit.': 'opus citatum', 'w/o': 'without', 'w/': 'with ', 'c/o': 'care of', 'a.m.': 'A.M', 'p.m.': 'P.M', 'Jan.': 'January', 'Feb.': 'February', 'Apr.': 'April', 'Aug.': 'August', 'Sept.': 'September', 'Oct.': 'October', 'Nov.': 'November', 'Dec.': 'December', "o'c.": "o'clock", 'Mss.': 'manuscripts', 'vols.': 'volumes', 'vol.': 'volume', 'eds.': 'editors', 'pp.': 'pages', 'repr.': 'reprinted', 'Rt.': 'Right', 'inst.': 'instant', 'ult.': 'ultimo', 'prox.': 'proximo', 'et seq.': 'and following', '8vo': 'octavo', '4to': 'quarto', '12mo': 'duodecimo', 'MSS.': 'manuscripts', 'Thos.': 'Thomas', 'Wm.': 'William', 'Geo.': 'George', 'Chas.': 'Charles', 'Jas.': 'James', 'Ln.': 'Lane', 'Hwy.': 'Highway', 'Pkwy.': 'Parkway', 'Sq.': 'Square', WWI: 'World War one', WWII: 'World War two', WW1: 'World War one', WW2: 'World War two', 's/he': 'she or he', 'km/h': 'kilometres per hour', 'm/s': 'metres per second',
} // prettier-ignore

/** Before a number, and more of them. */
const counters: Record<string, [one: string, many: string]> = {
  no: ['number', 'numbers'], nos: ['numbers', 'numbers'], vol: ['volume', 'volumes'], vols: ['volumes', 'volumes'], p: ['page', 'pages'], pp: ['pages', 'pages'], ch: ['chapter', 'chapters'], chap: ['chapter', 'chapters'], chaps: ['chapters', 'chapters'], fig: ['figure', 'figures'], figs: ['figures', 'figures'], sec: ['section', 'sections'], sect: ['section', 'sections'], art: ['article', 'articles'], ver: ['version', 'versions'], bk: ['book', 'books'], pt: ['part', 'parts'], l: ['line', 'lines'], ll: ['lines', 'lines'], n: ['note', 'notes'], nn: ['notes', 'notes'], ca: ['circa', 'circa'], c: ['circa', 'circa'], fl: ['flourished', 'flourished'], b: ['born', 'born'], d: ['died', 'died'], r: ['reigned', 'reigned'], eq: ['equation', 'equations'], tab: ['table', 'tables'], app: ['appendix', 'appendices'], op: ['opus', 'opus'], ed: ['edition', 'editions'], bks: ['books', 'books'], ps: ['psalm', 'psalms'], pts: ['parts', 'parts'], eqs: ['equations', 'equations'], sects: ['sections', 'sections'], apt: ['apartment', 'apartments'], ste: ['suite', 'suites'], rm: ['room', 'rooms'], ext: ['extension', 'extensions'], sc: ['scene', 'scenes'],
} // prettier-ignore

/** "ed. by", "trans. by": by their first letter. */
const madeBy: Readonly<Record<string, string>> = { e: 'edited', t: 'translated', i: 'illustrated' }

const onlyYears = new Set(['ca', 'c', 'fl', 'b', 'd', 'r'])

/** What stands before a French, German or Dutch name: "Mme. de Staël". */
const particle = "(?:de|du|des|d['’]|la|le|von|van)(?:\\s|(?<=['’]))\\p{L}"

/** A word in small letters, and what opens a speech. */
const behindSmall = `(?<!\\bby)(?<=(?<![\\p{L}’'-])\\p{Ll}+)[,;:]?\\s["“‘']?`
const oneName = '\\p{Lu}\\p{Ll}[\\p{L}-]*(?!\\s\\p{Lu}\\p{Ll}|[\\p{L}-])'

export const abbreviationRules: readonly Rule[] = [
  {
    name: 'abbreviations',
    needs: 'dot',
    // "said M. Poirot", "M. de Villefort"; not the initials of "by M. Smith", "J. M. Barrie", "Anna M. Smith", "with M. Night Shyamalan".
    pattern: new RegExp(
      `(?<![\\p{L}\\d.'’-])(?<many>MM|M)\\.\\s(?:(?=${particle})|(?<=${behindSmall}MM?\\.\\s)(?=${oneName})|(?<=^["“‘']?MM?\\.\\s)(?=${oneName}(?:['’]s)?\\s(?!and|et|in)\\p{Ll}))`,
      'gu',
    ),
    say: ({ group }) => (group('many') === 'MM' ? 'Messieurs ' : 'Monsieur '),
  },
  {
    name: 'abbreviations',
    needs: 'digit',
    pattern: new RegExp(
      `(?<![\\p{L}\\d.])(?<word>${anyOf(Object.keys(counters))})\\.\\s?(?=\\(?(?<value>\\d+(?:,\\d{3})*))`,
      'giu',
    ),
    say: ({ group, before, after }) => {
      const word = group('word')
      const names = counters[word.toLowerCase()]
      if (names === undefined || /^\p{Lu}{2}$/u.test(word)) return null
      if (onlyYears.has(word.toLowerCase()) && !/^\d{3,4}(?!\d)/u.test(after)) return null
      if (word === 'b' && !/[(;,]\s?$/u.test(before)) return null
      if (after.startsWith('(') && !word.toLowerCase().startsWith('eq')) return null
      const isMany = /^[1-9][\d,]*\s?(?:[–-]\s?\d|(?:and|&)\s\d)/u.test(after)
      const said = isMany ? names[1] : names[0]
      return `${/^\p{Lu}/u.test(word) ? capitalised(said) : said} `
    },
  },
  {
    name: 'abbreviations',
    needs: 'digit',
    pattern: /(?<![\p{L}\d.])(?<word>[Ll]at|[Ll]ong)\.\s?(?=\d{1,3}(?:\.\d+)?\s?°)/gu,
    say: ({ group }) => `${group('word')}itude `,
  },
  {
    // "pp. 7f., 9 ff."
    name: 'abbreviations',
    needs: 'digit',
    pattern: /(?<=\b[Pp]{1,2}\.\s[\d\s,f.–-]*\d)\s?ff?\.(?!\p{L})|(?<=\d)\s?ff\.(?!\p{L})/gu,
    say: ({ after }) => ` and following${endsSentence(after) ? '.' : ''}`,
  },
  {
    // "the 2d Cavalry": an old ordinal, and no pence.
    name: 'ordinals',
    needs: 'digit',
    pattern: /(?<=\b(?:[Tt]he|[Oo]n|[Oo]f)\s)(?<value>\d{0,2}[23])d(?=\s(?:\p{L}|[\d]))/gu,
    say: ({ group }) => ordinal(Number(group('value'))),
  },
  {
    name: 'abbreviations',
    needs: 'sign',
    pattern: /¶{1,2}\s?(?=\d)/gu,
    say: ({ whole }) => (whole.startsWith('¶¶') ? 'paragraphs ' : 'paragraph '),
  },
  {
    name: 'abbreviations',
    needs: 'sign',
    pattern: /№\s?(?=\d)|(?:#|(?<=\S\s)#\s)(?=\d+(?![\p{L}\d]))/gu,
    say: ({ before }) => (/\p{L}$/u.test(before) ? null : 'number '),
  },
  {
    // "the No 10 bus", "Regulation (EC) No 45/2001"; not "No 5 came."
    name: 'abbreviations',
    needs: 'digit',
    pattern: /(?<=\b[Tt]he\s|[\p{Ll}\p{N})\]]\s)No(?=\s\d)/gu,
    say: () => 'Number',
  },
  {
    // "in the 5th c."
    name: 'abbreviations',
    needs: 'digit',
    pattern: /(?<=\d(?:st|nd|rd|th)\s)c\.(?!\p{L})/gu,
    say: ({ after }) => withLastStop('century', 'c.', after),
  },
  {
    // "Roe v. Wade"
    name: 'abbreviations',
    needs: 'dot',
    pattern: /(?<=\p{Lu}[\p{L}’']*\.?\s)v\.(?=\s(?:\p{Lu}|the\s))/gu,
    say: () => 'versus',
  },
  {
    name: 'abbreviations',
    needs: 'dot',
    pattern: /(?<![\p{L}\d.])(?<word>[Ee]d|[Tt]rans|[Tt]r|[Ii]llus)\.(?=\sby(?!\p{L}))/gu,
    say: ({ group }) => {
      const made = madeBy[group('word').charAt(0).toLowerCase()] ?? ''
      return /^\p{Lu}/u.test(group('word')) ? capitalised(made) : made
    },
  },
  {
    name: 'abbreviations',
    needs: 'letters',
    pattern: new RegExp(
      `(?<![\\p{L}\\d.'’-])(?<title>${anyOf(Object.keys(titles))})\\.\\s*(?=["“]?\\p{Lu}|and\\s\\p{Lu}|&\\s|${particle})|(?<![\\p{L}\\d.'’-])(?<title2>Mr|Mrs|Dr)\\s(?=\\p{Lu}\\p{Ll})`,
      'gu',
    ),
    say: ({ group, before, after }) => {
      const title = group('title')
      // "Elm Dr. The": a street's, with a sentence behind it; the cut between sentences has not been made here.
      if (title === 'Fr' || title === 'Br')
        return /^\p{Lu}\p{Ll}/u.test(after) && !/\p{Lu}\p{L}+\s$/u.test(before)
          ? `${titles[title] ?? ''} `
          : null
      return `${titles[title] ?? title} `
    },
  },
  {
    // "10 Downing St"
    name: 'abbreviations',
    needs: 'digit',
    pattern: /(?<=\d\p{Ll}?,?\s(?:\p{Lu}\p{Ll}+\s){1,2})(?<word>St|Rd|Ave)(?=[,;:)]|$)/gu,
    say: ({ group }) => (group('word') === 'St' ? 'Street' : group('word') === 'Rd' ? 'Road' : 'Avenue'),
  },
  {
    name: 'abbreviations',
    needs: 'dot',
    pattern: /(?<![\p{L}\d.'’-])(?<word>St|ST|Ste|Dr)\./gu,
    say: ({ group, before, after }) => {
      const isNamed = /(?:\p{Lu}[\p{L}’']+|\d(?:st|nd|rd|th))\s$/u.test(before)
      const goesOn = /^\s?["“]?\p{Lu}/u.test(after)
      if (group('word') === 'Dr')
        return isNamed ? withLastStop('Drive', 'Dr.', after) : withLastStop('Doctor', 'Dr.', after)
      if (group('word') === 'Ste') return goesOn ? 'Sainte' : null
      if (goesOn) return 'Saint'
      return isNamed ? withLastStop('Street', 'St.', after) : null
    },
  },
  {
    name: 'abbreviations',
    needs: 'dot',
    pattern: new RegExp(
      `(?<![\\p{L}\\d.'’-])(?:${anyOf(Object.keys(words).filter((word) => word.endsWith('.')))})(?!\\p{L})`,
      'gu',
    ),
    say: ({ whole, after }) => withLastStop(words[whole] ?? whole, whole, after),
  },
  {
    name: 'abbreviations',
    needs: 'letters',
    pattern: new RegExp(
      `(?<![\\p{L}\\d.'’-])(?:${anyOf(Object.keys(words).filter((word) => !word.endsWith('.')))})(?!\\p{L})`,
      'gu',
    ),
    say: ({ whole }) => words[whole] ?? null,
  },
  {
    name: 'abbreviations',
    needs: 'dot',
    pattern:
      /(?<![\p{L}\d.'’-])(?<word>Co|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.(?=[,;)]|\s\p{Ll}|\s\d|\s*$|\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))|(?<=(?:\d(?:st|nd|rd|th)|rev\.)\s)(?<word2>ed)\./gu,
    say: ({ group, before, after }) => {
      if (group('word') === 'ed') return withLastStop('edition', 'ed.', after)
      if (group('word') === 'Co')
        return /(?:\p{Lu}\p{L}+|&|and)\s$/u.test(before) ? withLastStop('Company', 'Co.', after) : null
      return /^(?:[,;)]|\s(?:\d|to\s|through\s|and\s|\p{Lu}))/u.test(after)
        ? (weekdays[group('word')] ?? null)
        : null
    },
  },
  {
    name: 'abbreviations',
    needs: 'sign',
    pattern:
      /(?<![\p{L}/])(?<one>[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im|[Hh]ers|[Hh]imself|[Hh]erself)\/(?<other>he|she|his|her|him|hers|himself|herself)(?![\p{L}/])/gu,
    say: ({ group }) => `${group('one')} or ${group('other')}`,
  },
]

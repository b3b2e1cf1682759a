import { romanValue } from '../../roman.ts'
import type { Found, Rule } from '../rule.ts'
import { anyOf } from '../shared/units.ts'
import { cardinal, ordinal, year } from './numbers.ts'

const parts = ['Chapter', 'Chapters', 'Chap.', 'Ch.', 'Book', 'Books', 'Part', 'Parts', 'Volume', 'Volumes', 'Vol.', 'Act', 'Scene', 'Canto', 'Section', 'Letter', 'Stave', 'Appendix', 'Plate', 'Figure', 'Fig.', 'Table', 'Article', 'Lecture', 'Lesson', 'Psalm', 'Sonnet', 'Phase', 'Stage', 'Class', 'Type', 'Grade', 'Level', 'War', 'No.', 'Number', 'Page', 'page', 'pages', 'p.', 'pp.', 'ch.', 'chap.', 'chapter', 'chapters', 'book', 'volume', 'vol.', 'part', 'act', 'scene', 'canto', 'section', 'stanza', 'appendix', 'note', 'Sc.', 'sc.', 'Pts.', 'Pt.', 'pts.', 'pt.', 'Bk.', 'bk.', 'vols.', 'Vols.'] // prettier-ignore
/** In a heading that is all in capitals. */
const shouted = parts.filter((part) => /^\p{Lu}\p{Ll}+$/u.test(part)).map((part) => part.toUpperCase())
const regnal = ['Alexander', 'Alfonso', 'Benedict', 'Boniface', 'Catherine', 'Charles', 'Christian', 'Clement', 'Edward', 'Elizabeth', 'Ferdinand', 'Francis', 'Frederick', 'George', 'Gregory', 'Gustav', 'Henry', 'Innocent', 'Ivan', 'James', 'John', 'Julius', 'Leo', 'Leopold', 'Louis', 'Ludwig', 'Mary', 'Mehmed', 'Napoleon', 'Nicholas', 'Otto', 'Paul', 'Peter', 'Philip', 'Pius', 'Ptolemy', 'Ramesses', 'Richard', 'Robert', 'Rudolf', 'Sixtus', 'Thutmose', 'Urban', 'Victor', 'Wilhelm', 'William', 'Xerxes', 'Darius', 'Urban', 'Maximilian', 'Constantine', 'Edmund', 'Malcolm', 'Umberto', 'Emmanuel', 'Haakon', 'Olaf', 'Margaret', 'Isabella', 'Joseph', 'Ramses', 'Rameses', 'Seti', 'Amenhotep', 'Cyrus', 'Artaxerxes', 'Theodosius', 'Justinian', 'Valentinian', 'Baldwin', 'Albert', 'Casimir', 'Sigismund', 'Boris', 'Selim', 'Suleiman', 'Murad', 'Pedro', 'Manuel', 'Carlos', 'Felipe', 'Fernando', 'Harald', 'Magnus', 'Eric', 'Canute', 'Stephen', 'Michael', 'Basil', 'Antiochus', 'Lothair', 'Hugh', 'Adrian', 'Hadrian', 'Sylvester', 'Celestine', 'Honorius', 'Eugene', 'Callixtus', 'Martin', 'Sergius', 'Paschal', 'Anastasius', 'Abdullah', 'Faisal', 'Hassan', 'Mohammed'] // prettier-ignore
const abbreviated: Record<string, string> = { 'Chap.': 'Chapter', 'Ch.': 'Chapter', 'chap.': 'chapter', 'ch.': 'chapter', 'Vol.': 'Volume', 'vol.': 'volume', 'Fig.': 'Figure', 'No.': 'Number', 'p.': 'page', 'pp.': 'pages', 'Sc.': 'Scene', 'sc.': 'scene', 'Pts.': 'Parts', 'Pt.': 'Part', 'pts.': 'parts', 'pt.': 'part', 'Bk.': 'Book', 'bk.': 'book', 'vols.': 'volumes', 'Vols.': 'Volumes' } // prettier-ignore
const ranks =
  /\b(?:King|Queen|Pope|Emperor|Empress|Tsar|Tzar|Czar|Kaiser|Sultan|Pharaoh|Prince|Duke|of|under|to|and|by|Saint)\s$/u

/** "Charles I", "George V": the letter alone is also a pronoun or an initial; "told Charles I was late". */
function isCertainlyNumber(numeral: string, { before, after }: Found, name: string): boolean {
  if (numeral.length > 1) return true
  if (name === 'Malcolm') return false
  // No pronoun has such a verb, and a pronoun before "was" had words before it.
  if (
    numeral === 'I' &&
    (/^\s(?:is|has|reigns|rules)(?!\p{L})/u.test(after) ||
      (/(?:^|[.;:!?“"‘(]\s?)$/u.test(before) &&
        /^\s(?:was|had|ruled|reigned|died|became|succeeded|married|abdicated)(?!\p{L})/u.test(after)))
  )
    return true
  const isRanked = ranks.test(before)
  return numeral === 'I' ? isRanked || /^(?:['’]s|[,.;:)]|\sof\s)/u.test(after) : true
}

export const romanRules: readonly Rule[] = [
  {
    name: 'roman numerals',
    needs: 'roman',
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(?<part>${anyOf([...parts, ...shouted])})(?<gap>\\s+)(?<numeral>[IVXLC]+|[ivxlc]+)(?:(?<joint>\\s?[–-]\\s?|\\s(?:and|&|to)\\s)(?<last>[IVXLC]+|[ivxlc]+))?(?![\\p{L}\\d'’])`,
      'gu',
    ),
    say: ({ group, before, after }) => {
      const [numeral, part] = [group('numeral'), group('part')]
      const isShouted = part === part.toUpperCase()
      // "THE PART I PLAYED", "THE LETTER X": in capitals what opens a heading, or a clause of it, is counted by one letter.
      if (isShouted && numeral.length === 1 && /[\p{L}\p{N}]\s*$/u.test(before)) return null
      const value = romanValue(numeral.toUpperCase())
      if (value === null) return null
      const isSmall = numeral === numeral.toLowerCase()
      // "the part I played", "page I wrote", "a letter I": the pronoun follows a word in small letters or begins a clause.
      if (
        numeral === 'I' &&
        (/^\p{Ll}/u.test(part) ||
          /^\s(?:\p{Ll}+ed|am|was|had|have|will|would|did|do|can|could|shall|should|think|know|read|wrote)\b/u.test(
            after,
          ))
      )
        return null
      if (isSmall && numeral.length === 1 && !/^[ivx]$/u.test(numeral)) return null
      const last = romanValue(group('last').toUpperCase())
      const spoken = abbreviated[part] ?? (isShouted ? part.charAt(0) + part.slice(1).toLowerCase() : part)
      return `${spoken} ${cardinal(value)}${last === null ? '' : ` ${/and|&/u.test(group('joint')) ? 'and' : 'to'} ${cardinal(last)}`}`
    },
  },
  {
    name: 'roman numerals',
    needs: 'capitals',
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(?<name>${anyOf(regnal)})\\s(?<numeral>[IVX]+)(?![\\p{L}\\d])(?!\\.\\s?\\p{Lu}\\p{Ll})(?:\\.(?=\\s\\p{Ll}|[,;:]))?`,
      'gu',
    ),
    say: (found) => {
      const [name, numeral] = [found.group('name'), found.group('numeral')]
      const value = romanValue(numeral)
      if (value === null || !isCertainlyNumber(numeral, found, name)) return null
      return `${name} the ${ordinal(value)}`
    },
  },
  {
    name: 'roman numerals',
    needs: 'roman',
    // Items of a list; "(i)" stands between (h) and (j) too.
    pattern: /(?<=(?<![\p{L}\d])\()(?:i{2,3}|i[vx]|vi{0,3}|xi{0,3}|xi?v|xvi{0,3})(?=\))/gu,
    say: ({ whole }) => cardinal(romanValue(whole.toUpperCase()) ?? 0),
  },
  {
    // "an IV drip": a vein's.
    name: 'capitals',
    needs: 'capitals',
    pattern:
      /(?<=(?<!\p{L})an\s)IVs?(?![\p{L}\d])|(?<![\p{L}\d])IVs?(?=\s(?:drips?|lines?|bags?|fluids?|poles?|stands?|tub(?:e|ing)|needles?|therapy|antibiotics?|drugs?|catheters?|push|infusions?)(?!\p{L}))/gu,
    say: ({ whole }) => (whole === 'IV' ? 'I.V' : "I.V's"),
  },
  {
    name: 'roman numerals',
    needs: 'capitals',
    // "the XIX century"
    pattern: /(?<![\p{L}\d.'’-])[XVI]{1,5}(?=\scent(?:ury|uries)(?!\p{L}))/gu,
    say: ({ whole }) => {
      const value = romanValue(whole)
      return value === null ? null : ordinal(value)
    },
  },
  {
    name: 'roman numerals',
    needs: 'capitals',
    // "MCMXCIV": too long to be anything but a year. "II", "XIV" elsewhere: "World War II"; "Super Bowl XLII".
    pattern:
      /(?<![\p{L}\d.'’-])(?:M{1,2}[MCDLXVI]{4,}|[IVX]{2,}|[IVXLC]{4,}|(?:XL|LX|XC)[IVX])(?![\p{L}\d'’])/gu,
    say: ({ whole }) => {
      const value = romanValue(whole)
      if (value === null || /^X{2,3}$/u.test(whole)) return null
      return value > 1000 ? year(value) : cardinal(value)
    },
  },
]

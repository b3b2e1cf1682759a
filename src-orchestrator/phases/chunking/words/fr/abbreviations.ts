import { endsSentence, withLastStop, type Rule } from '../rule.ts'
import { initialsRule } from '../shared/initials.ts'
import { anyOf } from '../shared/units.ts'
import { spelled } from './numbers.ts'

/** Before a name; without a full stop where French writes none. */
const titles: Record<string, string> = {
  'M.': 'Monsieur', 'MM.': 'Messieurs', Mme: 'Madame', 'Mme.': 'Madame', Mmes: 'Mesdames', Mlle: 'Mademoiselle', 'Mlle.': 'Mademoiselle', Mlles: 'Mesdemoiselles', Dr: 'Docteur', 'Dr.': 'Docteur', Pr: 'Professeur', 'Pr.': 'Professeur', Mgr: 'Monseigneur', Me: 'Maître', 'Ch.': 'Charles', 'Ph.': 'Philippe', Sts: 'Saints', St: 'Saint', 'St.': 'Saint', Ste: 'Sainte', 'Ste.': 'Sainte', 'Mr.': 'Monsieur', 'Mrs.': 'Madame', Mr: 'Monsieur',
} // prettier-ignore

const words: Record<string, string> = {
  'etc.': 'et cetera', etc: 'et cetera', 'éd.': 'édition', 'p. ex.': 'par exemple', 'p.ex.': 'par exemple', 'c.-à-d.': "c'est-à-dire", 'C.-à-d.': "C'est-à-dire", 'c.-à-d': "c'est-à-dire", 'N. B.': 'nota bene', 'N.-D.': 'Notre-Dame', 'S. S.': 'Sa Sainteté', 'cf.': 'confer', 'Cf.': 'Confer', 'env.': 'environ', 'av. J.-C.': 'avant Jésus-Christ', 'apr. J.-C.': 'après Jésus-Christ', 'ap. J.-C.': 'après Jésus-Christ', 'J.-C.': 'Jésus-Christ', 'N.B.': 'nota bene', 'P.-S.': 'post-scriptum', 'id.': 'idem', 'ibid.': 'ibidem', 'op. cit.': 'opus citatum', 'S.A.R.': 'Son Altesse Royale', 'S.M.': 'Sa Majesté', 'S. M.': 'Sa Majesté', 'S. A. R.': 'Son Altesse Royale', 'S. Exc.': 'Son Excellence', 'et al.': 'et autres', 'et suiv.': 'et suivantes', 'in-8°': 'in-octavo', 'in-8o': 'in-octavo', 'in-12': 'in-douze', 'in-4°': 'in-quarto', 'in-fol.': 'in-folio', 'sq.': 'et suivante', 'sqq.': 'et suivantes', 'coll.': 'collection', 'trad.': 'traduction', 'préf.': 'préface', 'ms.': 'manuscrit', 'R.S.V.P.': "répondez s'il vous plaît", 'm. à m.': 'mot à mot', 'bd.': 'boulevard', 'boul.': 'boulevard', 'vs.': 'versus', 'janv.': 'janvier', 'févr.': 'février', 'juill.': 'juillet', 'sept.': 'septembre', 'oct.': 'octobre', 'nov.': 'novembre', 'déc.': 'décembre', 'Cie': 'compagnie', 'tél.': 'téléphone', 'Tél.': 'Téléphone', 'i.e.': "c'est-à-dire", 'max.': 'maximum',
} // prettier-ignore

const counters: Record<string, string> = {
  'th.': 'thermostat', km: 'kilomètre',   'n°': 'numéro', nº: 'numéro', 'N°': 'Numéro', 'nos': 'numéros', no: 'numéro', No: 'Numéro', 'n.': 'note', 'p.': 'page', 'pp.': 'pages', 'chap.': 'chapitre', 't.': 'tome', 'vol.': 'volume', 'art.': 'article', 'fig.': 'figure', 'éd.': 'édition', 'l.': 'ligne', 'v.': 'vers', 'vers.': 'verset', 'ch.': 'chapitre', '§': 'paragraphe', '§§': 'paragraphes', 'nᵒ': 'numéro', 'Nᵒ': 'Numéro', 'Nº': 'Numéro', 'al.': 'alinéa', 'nᵒˢ': 'numéros',
} // prettier-ignore

export const abbreviationRules: readonly Rule[] = [
  {
    name: 'abbreviations',
    needs: 'dot',
    // "au XXe s."
    pattern: /(?<=[IVXivx](?:e|ᵉ|[eè]me)\s)s\.(?!\p{L})/gu,
    say: ({ after }) => `siècle${endsSentence(after) ? '.' : ''}`,
  },
  {
    name: 'abbreviations',
    needs: 'letters',
    // "St-Étienne", "la Ste-Barbe"
    pattern: /(?<![\p{L}\d])Ste?(?=-\p{Lu})/gu,
    say: ({ whole }) => (whole === 'St' ? 'Saint' : 'Sainte'),
  },
  {
    name: 'abbreviations',
    needs: 'digit',
    pattern: new RegExp(`(?<![\\p{L}\\d.])(?<word>${anyOf(Object.keys(counters))})\\s?(?=\\d)`, 'gu'),
    say: ({ group, after }) => {
      const word = group('word')
      if (word === 'nos' && !/^\d+(?:\s(?:et|à)\s\d|,|-|–)/u.test(after)) return null
      return `${word === 'p.' && /^\d+\s?[–-]\s?\d/u.test(after) ? 'pages' : (counters[word] ?? word)} `
    },
  },
  {
    name: 'abbreviations',
    needs: 'letters',
    pattern: new RegExp(
      `(?<![\\p{L}\\d.'’-])(?<title>${anyOf(Object.keys(titles))})\\s?(?=\\p{Lu}|d[e'’]|l[ae'’]|et\\sM(?:me|lle|gr|mes|M\\.|\\.))`,
      'gu',
    ),
    say: ({ group, before, whole }) => {
      const title = group('title')
      // "Le Me" and the pronoun: only as it is written, before a name; "M. A. Dupont" is an initial behind a name.
      if (
        /\bS\.\s$/u.test(before) ||
        !/[\s.]$/u.test(whole) ||
        (title === 'Me' && !/(?:^|\s)$/u.test(before))
      )
        return null
      return `${titles[title] ?? title} `
    },
  },
  {
    name: 'abbreviations',
    needs: 'letters',
    pattern: new RegExp(`(?<![\\p{L}\\d.'’-])(?:${anyOf(Object.keys(words))})(?!\\p{L})`, 'gu'),
    say: ({ whole, after }) => withLastStop(words[whole] ?? whole, whole, after),
  },
]

/** "L'O.N.U.": behind what was cut off, too. */
export const initialRule = initialsRule(
  /(?<![\p{L}\d.]|(?<!(?<!\p{L})(?:[lLdDjJnNsSmMtTcC]|[Qq]u))['’])(?:\p{Lu}\p{Ll}?\.[\s-]?){1,5}(?=\s?(?:d[eu]\s(?:la\s)?|d['’])?\p{Lu}[\p{Ll}’'])|(?<![\p{L}\d.]|(?<!(?<!\p{L})(?:[lLdDjJnNsSmMtTcC]|[Qq]u))['’])(?:\p{Lu}\.[\s-]?)+\p{Lu}\.(?!\p{L})/gu,
  spelled,
)

import { readFileSync } from 'node:fs'
import { packageFile } from '../../../../../../src-node/install-layout.ts'
import { americanFromArpabet } from './american-arpabet.ts'
import { britishFromArpabet } from './british-arpabet.ts'
import { jsonIndex } from './json-index.ts'
import type { Lexicon } from './lexicon.ts'
import type { Accent } from './accent.ts'

/** Its entries are written as JSON would have them. Imported, they would be 16 MB of objects, which V8 looks through with every collection (json-index.ts). */
function readCmudict(): (word: string) => unknown {
  const bytes = readFileSync(packageFile('cmu-pronouncing-dictionary'))
  const opening = 'dictionary = '
  return jsonIndex(bytes, bytes.indexOf(opening) + opening.length)
}

/**
 * The lexicon, and where it has no word CMUdict: half of its 135,000 are in neither of the wheel's lexicons, most of them names. What the network for unknown words
 * makes of these is right for every second one ("Dinah" rhymed with "dinner"), and eSpeak NG's rules are no better; of 947 names that CMUdict and a British lexicon have, CMUdict gives 37 % as
 * the lexicon has them, the British network 24 %. It is read when the first such word comes.
 */
export function withNames(lexicon: Lexicon, accent: Accent): Lexicon {
  let cmudict: ((word: string) => unknown) | undefined
  return {
    ...lexicon,
    find: (spelling) => {
      const known = lexicon.find(spelling)
      if (known !== null) return known
      cmudict ??= readCmudict()
      const pronunciation = cmudict(spelling.toLowerCase())
      if (typeof pronunciation !== 'string') return null
      const isAmerican = accent === 'american'
      const forms = isAmerican
        ? americanFromArpabet(pronunciation)
        : britishFromArpabet(pronunciation, spelling)
      return { forms, isChecked: false }
    },
  }
}

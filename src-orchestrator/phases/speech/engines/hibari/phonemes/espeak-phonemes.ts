import { escapeForEspeak } from '../../espeak/espeak-loader.ts'
import { openEspeak } from '../../espeak/espeak-module.ts'
import { restoreSnapshot, takeSnapshot } from '../../espeak/heap-snapshot.ts'
import { fromEspeak } from './espeak-map.ts'
import { yearWords } from './number-words.ts'
import type { Phonemizer } from './lexicon-phonemes.ts'
import type { Accent } from './accent.ts'

const textBytes = 65_536
/** What the voices know as a pause or a quote; it stands between the clauses that eSpeak NG is given one by one. */
const marks = /(\.{2,}|…|[;:,.!?—()"“”](?!\p{N}))/u
const isAbbreviation =
  /(?:\b(?:Mr|Mrs|Ms|Dr|St|Prof|Capt|Col|Gen|Lt|Sgt|Rev|Hon|Jr|Sr|No|vs|etc)|(?:^|[\s.])\p{L})$/u

/** Clauses and the marks between them, in turn; the stop of an abbreviation divides nothing. */
function clausesOf(text: string): string[] {
  const parts: string[] = []
  for (const [index, part] of text.split(marks).entries()) {
    const before = parts.at(-1)
    const joins = part === '.' && index < text.length && before !== undefined && isAbbreviation.test(before)
    if (joins) parts[parts.length - 1] = `${before}.`
    else if (parts.length % 2 === 1 && index % 2 === 0) parts[parts.length - 1] = `${before ?? ''}${part}`
    else parts.push(part)
  }
  return parts
}

/** The way of eSpeak NG, where the lexicons are not at hand: it reads each clause, and a table gives its phonemes in the voices' alphabet. */
export async function espeakPhonemizer(accent: Accent): Promise<Phonemizer> {
  const module = await openEspeak()
  const espeak = new module.eSpeakNGWorker()
  const text = module._malloc(textBytes)
  const put = (words: string): void => {
    const bytes = new TextEncoder().encode(words)
    if (bytes.length >= textBytes) throw new RangeError(`${bytes.length} bytes of text are too many`)
    module.HEAPU8.set(bytes, text)
    module.HEAPU8[text + bytes.length] = 0
  }
  put(accent === 'american' ? 'gmw/en-US' : 'gmw/en')
  if (espeak.set_voice(text, 0) !== 0) throw new Error(`eSpeak NG has no ${accent} voice`)
  const fresh = takeSnapshot(module.HEAPU8)
  const read = (clause: string): string => {
    // eSpeak NG keeps state between calls (espeak-loader.ts).
    restoreSnapshot(module.HEAPU8, fresh)
    put(escapeForEspeak(clause))
    return fromEspeak(espeak.synthesize_ipa(text).ipa, accent)
  }
  return async (said) => {
    const years = said.replaceAll(/(?<![\w.,])\d{4}(?![\w,]|\.\d)/gu, (year) => yearWords(year).join(' '))
    const phonemes = clausesOf(years).map((part, index) => {
      if (index % 2 === 0) {
        if (!/[\p{L}\p{N}]/u.test(part)) return part === '' ? '' : ' '
        return `${/^\s/u.test(part) ? ' ' : ''}${read(part)}${/\s$/u.test(part) ? ' ' : ''}`
      }
      // Without quotes, as with the lexicons (lexicon-phonemes.ts).
      if (/^["“”]$/u.test(part)) return ''
      return part.startsWith('..') ? '…' : part
    })
    return Promise.resolve(phonemes.join('').replaceAll(/ +/gu, ' ').trim())
  }
}

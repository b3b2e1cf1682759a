/** A word or mark of a sentence, with its part of speech. */
export type TaggedWord = { text: string; tag: string }

/** What a homograph is where it stands: another part of speech than the tagger took it for, or sounds that the lexicons lack. */
export type Sense = { tag?: string; phonemes?: string }

/** The words around one, in small letters; nothing where the sentence ends. */
type Place = {
  word: string
  tag: string
  /** From here: -1 is the word before. */
  text: (offset: number) => string
  tagAt: (offset: number) => string
  /** Whether one of these stands within so many words. */
  near: (words: RegExp, reach: number) => boolean
}

type Rule = (place: Place) => Sense | null

const subjects = /^(?:i|we|they|you|ye|he|she|who)$/u
const objects = /^(?:me|him|us|them|thee|it|myself|himself|herself|themselves|yourself|ourselves)$/u
const determiners =
  /^(?:the|a|an|my|his|her|their|our|its|your|thy|this|that|these|those|no|some|any|every|each|such|what|which)$/u
const being =
  /^(?:be|am|is|are|was|were|been|being|'m|'s|'re|seem|seems|seemed|feel|felt|get|gets|got|getting|become|became|grow|grown|grew|remain|remained|rest|quite|well|so|very|not|n't|half|more|entirely|perfectly|somewhat)$/u
const noun: Sense = { tag: 'NN' }
const verb: Sense = { tag: 'VB' }
const adjective: Sense = { tag: 'JJ' }

const isNoun = (tag: string): boolean => tag.startsWith('NN')
const isBeforeNoun = ({ tagAt }: Place): boolean => isNoun(tagAt(1)) || tagAt(1) === 'JJ'
/** "the learned", "a very learned", "and learned": not "have learned", "they learned". */
const isDescribing = (place: Place): boolean =>
  isBeforeNoun(place) &&
  (determiners.test(place.text(-1)) ||
    /^(?:JJ|CC|PRP\$|POS)$/u.test(place.tagAt(-1)) ||
    /^(?:very|most|so|more|too)$/u.test(place.text(-1)))

/** A word on -ed that is an adjective with a syllable more. */
const longer =
  (phonemes: string, counter: RegExp = /^$/u): Rule =>
  (place) =>
    (isDescribing(place) ||
      (determiners.test(place.text(-1)) && !/^(?:by|of|with|in)$/u.test(place.text(1)))) &&
    !counter.test(place.text(1))
      ? { phonemes }
      : null

const archery = /^(?:arrows?|quiver|archers?|archery|fiddles?|fiddler|violins?|strings?|ribbons?|tied?|tying|knot|rosin|yew|hair|silk|lace|satin|bent)$/u // prettier-ignore
const bowAsGreeting: Rule = ({ near }) => (near(archery, 12) ? noun : verb)

const quarrel = /^(?:kick|kicked|kicking|make|makes|made|making|had|have|having|raise|raised|want|wanted|what|blazing|awful|terrible|dreadful|frightful|infernal|fearful|tremendous|beastly|horrible|family|devil)$/u // prettier-ignore

/** By words, in small letters. */
const rules: Readonly<Record<string, Rule>> = {
  aged: (place) => (/^(?:CD|IN)$/u.test(place.tagAt(1)) ? null : longer('ˈAʤɪd')(place)),
  bass: ({ text }) => (/^(?:voice|note|notes|drum|drums|viol|clef|singer|guitar|string|part)$/u.test(text(1)) ? adjective : null),
  beloved: ({ text, tagAt }) => (isNoun(tagAt(1)) || determiners.test(text(-1)) ? { phonemes: 'bəlˈʌvɪd' } : null),
  blessed: longer('blˈɛsɪd'),
  bow: bowAsGreeting,
  bowed: ({ text }) => (/^(?:leg|legs)$/u.test(text(1)) ? { phonemes: 'bˈOd' } : { phonemes: 'bˈWd' }),
  bowing: () => ({ phonemes: 'bˈWɪŋ' }),
  bows: bowAsGreeting,
  close: ({ text, tag }) => {
    if (/^(?:by|quarters|upon|enough|together|behind|beside|beneath|friend|friends|attention|inspection)$/u.test(text(1))) return adjective
    return tag.startsWith('VB') && text(1) === 'to' && text(-1) !== 'to' ? adjective : null
  },
  content: ({ text }) => {
    if (/^hearts?$/u.test(text(-2)) && /^['’]s?$/u.test(text(-1))) return adjective
    const isFelt = being.test(text(-1)) || /^(?:to|with|that|myself|himself|herself|themselves)$/u.test(text(1))
    return isFelt && !determiners.test(text(-1)) ? adjective : null
  },
  frequent: ({ text, tag }) => (tag.startsWith('VB') || subjects.test(text(-1)) ? { phonemes: 'fɹɪkwˈɛnt' } : null),
  houses: ({ tag, text }) => (isNoun(tag) || determiners.test(text(-1)) ? { tag: 'VBZ' } : null),
  lead: ({ text, tag }) => {
    if (/^(?:pencils?|pipes?|pipings?|bullets?|shot|roofs?|mines?|ore|coffins?|paints?|foil|poisoning|glass|weights?|sinkers?|balls?)$/u.test(text(1))) return { phonemes: 'lˈɛd' }
    const isMetal = /^(?:of|like|as|with|in|molten|melted|red|white|black|sheet|and|or)$/u.test(text(-1)) && !determiners.test(text(1))
    const isSounding = text(-1) === 'the' && /^(?:cast|casting|heave|hove|heaving)$/u.test(text(-2))
    return (isMetal && isNoun(tag) && !/^(?:to|on|off|the|him|her|us|them|me)$/u.test(text(1))) || isSounding ? { phonemes: 'lˈɛd' } : null
  },
  learned: (place) => (isDescribing(place) ? adjective : null),
  minute: ({ text, tagAt }) => {
    if (text(-1).endsWith('ly') || /^(?:so|very|too|most|more)$/u.test(text(-1))) return adjective
    const isUnit = /^(?:hands?|books?|glass|guns?|men|man|later|more|ago|past|before|after)$/u.test(text(1))
    return /^(?:a|the|its|every|some|such|with|in|of)$/u.test(text(-1)) && text(-2) !== 'half' && (/^NNS?$/u.test(tagAt(1)) || (tagAt(1) === 'JJ' && isNoun(tagAt(2)))) && !isUnit ? adjective : null
  },
  present: ({ text, tag }) => (tag.startsWith('VB') && (/^(?:to|at|in|who)$/u.test(text(1)) || being.test(text(-1))) && text(-1) !== 'to' && !subjects.test(text(-1)) ? adjective : null),
  protest: ({ text, tag }) => (tag.startsWith('VB') || subjects.test(text(-1)) ? { phonemes: 'pɹətˈɛst' } : null),
  row: ({ text, near }) => {
    if (/^(?:awful|terrible|dreadful|frightful|infernal|fearful|tremendous|beastly|horrible|damndest|blazing)$/u.test(text(-1))) return { phonemes: 'ɹˈW' }
    const isLine = /^(?:of|upon|behind|after|in|on)$/u.test(text(1)) || text(-2) === 'in'
    return determiners.test(text(-1)) && (near(quarrel, 4) || text(1) === '!') && !isLine ? { phonemes: 'ɹˈW' } : null
  },
  used: ({ text, tagAt }) => {
    // "He was used to it", but "it is used to catch fish".
    const isHabit = text(1) === 'to' && being.test(text(-1)) && !/^VBP?$/u.test(tagAt(2))
    return isHabit ? adjective : null
  },
  wind: ({ text, tag, tagAt }) => (isNoun(tag) && tagAt(-1) === 'NNS' && /^(?:through|round|around|along|their|about|down|up)$/u.test(text(1)) ? verb : null),
  wound: ({ text }) => (/^(?:round|around|about|up|through|along|its|their|his|her|down|off)$/u.test(text(1)) && !determiners.test(text(-1)) ? { tag: 'VBD' } : null),
} // prettier-ignore

/** Of every word that is a noun and a verb: what the tagger seldom sees, but its neighbours say. */
function byNeighbours({ tag, text, tagAt }: Place): Sense | null {
  if (tag !== 'NN' && tag !== 'NNS' && tag !== 'NNP') return null
  const before = text(-1)
  if (subjects.test(before) && tag !== 'NNS' && tagAt(-2) !== 'VB') return verb
  if (/^(?:he|she|it)$/u.test(before) && tag === 'NNS') return { tag: 'VBZ' }
  const helped = /^(?:not|n't|never|always|ever)$/u.test(before) ? text(-2) : before
  if (/^(?:will|would|can|could|may|might|must|shall|should|do|does|did|'ll|ca|wo)$/u.test(helped))
    return verb
  return objects.test(text(1)) && !determiners.test(before) && tagAt(-1) !== 'JJ' && tagAt(-1) !== 'IN'
    ? verb
    : null
}

/**
 * What the word at a place is, where that is not what the tagger says: its neighbours tell "a bow and arrow" from "a low bow", "close by" from "the close of day".
 * Null: as it is tagged. `isHomograph`: whether a word is said otherwise as a noun than as a verb.
 */
export function senseOf(
  words: readonly TaggedWord[],
  at: number,
  isHomograph: (word: string) => boolean,
): Sense | null {
  const here = words[at]
  if (here === undefined) return null
  const word = here.text.toLowerCase()
  const rule = Object.hasOwn(rules, word) ? rules[word] : undefined
  if (rule === undefined && !isHomograph(word)) return null
  const text = (offset: number): string => words[at + offset]?.text.toLowerCase() ?? ''
  const place: Place = {
    word,
    tag: here.tag,
    text,
    tagAt: (offset) => words[at + offset]?.tag ?? '',
    near: (wanted, reach) =>
      words
        .slice(Math.max(0, at - reach), at + reach + 1)
        .some((each) => wanted.test(each.text.toLowerCase())),
  }
  if (text(-1) === '-' || text(1) === '-') return null
  return rule?.(place) ?? byNeighbours(place)
}

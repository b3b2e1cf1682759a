import { capitalised } from '../../../src-contract/capitalised.ts'
import { abbreviationsOf } from './abbreviations.ts'
import { leadingNumeral } from './roman.ts'
import { editsOf, withEdits, type Edit, type Rule, type Surroundings } from './words/rule.ts'
import type { SignWords } from './words/tongue.ts'
import { emojiRule } from './words/shared/emoji.ts'
import { plainSigns, tongueOf } from './words/tongues.ts'

/** Everything beside the sentence itself that decides how it is said. */
export type Saying = Surroundings & { pronunciations: readonly Rule[] }

export type Said = {
  /** Empty where nothing can be said. */
  said: string
  /** What was replaced by words; offsets count in `printed` without its invisible characters. */
  edits: Edit[]
}

/** How a sentence of a language is said where nothing is known of its book. */
export function plainSaying(language: string): Saying {
  return {
    language,
    isKnownWord: () => false,
    skipsNumberedCitations: true,
    skipsNamedCitations: false,
    emojiName: () => null,
    pronunciations: [],
  }
}

/** Whether there is anything in it that a voice can say. */
export function isSpeakable(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

/** Soft hyphens, zero-width and control characters; but not what joins the parts of an emoji, nor a line's end. */
function withoutInvisible(printed: string): string {
  return (
    printed
      .normalize('NFC')
      // A hyphen at which no line may end.
      .replaceAll(/[\u2010\u2011]/gu, '-')
      .replaceAll(
        /[\u00AD\u200B\u200C\u200E\u200F\u2060\uFEFF\p{Cc}]|(?<!\p{Extended_Pictographic}\uFE0F?)\u200D/gu,
        (sign) => (sign === '\n' ? sign : /\s/u.test(sign) ? ' ' : ''),
      )
  )
}

/** One kind of quote and dash, signs in words, nothing that a voice would spell out. */
function withSigns(text: string, words: SignWords): string {
  return (
    text
      .replaceAll(/[‘’‚‛′]/gu, "'")
      .replaceAll(/[“”„‟″«»‹›]/gu, '"')
      // A voice rests where a line of verse ends, in whatever the sentence is.
      .replaceAll(/(?<=[\p{L}\p{N}]["')\]]*)\s*\n\s*/gu, ', ')
      // "Mike Z., who came": no sentence ends where a comma follows.
      .replaceAll(/(?<=\p{L})\.,(?=\s)/gu, ',')
      // A name that is not told: "Mr. ⸻".
      .replaceAll(/[⸺⸻]+(?:'s)?/gu, ' ')
      // A dash that opens a speech is none within a sentence.
      .replaceAll(/((?:^|[\s(])["']\s*)(?:[—–―]|--+)\s*/gu, '$1')
      .replaceAll(/(\d)\s?[–—-]\s?(\d)/gu, `$1 ${words.to} $2`)
      .replaceAll(/\s*(?:[—–―]|--+|\s-\s)+\s*/gu, ', ')
      .replaceAll(/(?:\.\s?){3,}|…/gu, '… ')
      // The frame of a keycap: “1️⃣”.
      .replaceAll(/\uFE0F?\u20E3/gu, '')
      .replaceAll('&', ` ${words.and} `)
      .replaceAll('%', ` ${words.percent} `)
      .replaceAll(/§+/gu, ` ${words.section} `)
      .replaceAll(/@{2,}/gu, ' ')
      .replaceAll(/\s?@\s?(?=\S)/gu, ` ${words.at} `)
      // "#MeToo" is two words.
      .replaceAll(
        /(?<![\p{L}\p{N}&/#])#(\p{L}[\p{L}\p{N}_]*)/gu,
        (_whole, tag: string) => `${words.hashtag} ${tag.replaceAll(/_|(?<=\p{Ll})(?=\p{Lu})/gu, ' ')}`,
      )
      // A face of letters: ":)", ";-)".
      .replaceAll(/(?<=^|\s)[:;=]['-]?[)(DPp|](?=[\s.,!?]|$)/gu, ' ')
      .replaceAll(/\s\+\s/gu, ` ${words.plus} `)
      .replaceAll(/\s=\s/gu, ` ${words.equals} `)
      // What stands in brackets ends in no sentence's end: "[in Fig. 15.] represent".
      .replaceAll(/\.\](?=\s\p{Ll})/gu, ' ')
      .replaceAll(/[*_#|~^=<>\\{}[\]•·●■□◆►▪†‡¶©®™]/gu, ' ')
      .replaceAll(/\(\s*\)|(?<=\p{L})\s?\/\s?(?=\p{L})/gu, ' ')
      .replaceAll(/\s+/gu, ' ')
      .replaceAll(/\s+([,.;:!?])/gu, '$1')
      .replaceAll(/,(?:\s*,)+/gu, ',')
      .replaceAll(/([.;:!?…]),(?=\s|$)/gu, '$1')
      .replaceAll(/,([.;:!?…])/gu, '$1')
      .replaceAll(/(?<=\p{L})\.\.(?=[\s"')]|$)/gu, '.')
      .replace(/^[\s,;:.…]+/u, '')
      .replace(/[\s,]+$/u, '')
      .trim()
  )
}

/** The words to be said for a printed sentence, and which of them stand for what. */
function saidOf(printed: string, saying: Saying): Said {
  const text = withoutInvisible(printed)
  const tongue = tongueOf(saying.language)
  const edits = editsOf(text, [...saying.pronunciations, emojiRule, ...(tongue?.rules ?? [])], saying)
  const said = withSigns(withEdits(text, edits), tongue?.signs ?? plainSigns)
  return { said: isSpeakable(said) ? said : '', edits }
}

export function saidFor(printed: string, saying: Saying): string {
  return saidOf(printed, saying).said
}

/** A chapter title as it is said; where the titles count ("IV", "II. The Pool", "3 The Fox"), the number first, as a sentence of its own, but for "3. Kapitel". */
export function saidForTitle(title: string, saying: Saying, isNumbered: boolean): string {
  const numeral = isNumbered ? leadingNumeral(title) : null
  if (numeral === null) return saidFor(title, saying)
  const behind = title.slice(numeral.numeral.length)
  const name = behind.replace(/^[\s.:)]+/u, '')
  const isOrdinal = abbreviationsOf(saying.language).ordinalDots?.inHeading.test(name) === true
  if (isOrdinal && behind.startsWith('.')) return saidFor(title, saying)
  const rest = saidFor(name, saying)
  const number = tongueOf(saying.language)?.cardinal(numeral.value) ?? String(numeral.value)
  const said = capitalised(number)
  return rest === '' ? said : `${said}. ${rest}`
}

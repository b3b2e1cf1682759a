import {
  detectEncoding,
  encodingLabel,
  textEncodings,
  type TextSample,
} from '../../src-contract/text-encodings.ts'
import { countWords } from '../../src-contract/count-words.ts'
import type { Choice } from './voice-choices.ts'

/** What a text can be read in; `detected`: what is found out by itself, where it is known. */
export function encodingChoices(detected: string | null): Choice[] {
  const found = detected === null ? {} : { hint: encodingLabel(detected) }
  return [
    { value: detectEncoding, label: 'Detect', ...found },
    ...textEncodings.map(({ name, label, about }) => ({ value: name, label, hint: about })),
  ]
}

/** What is wrong with the text in this encoding; null where nothing is. */
export function unreadableWords({ unreadable }: TextSample): string | null {
  if (unreadable === 0) return null
  return `${countWords(unreadable, 'place')} cannot be read in it: it is hardly the right one.`
}

/** What is recorded for a book where `wanted` is chosen and the settings say `setting`: nothing where both are one. */
export function ownChoice(wanted: string, setting: string): string | null {
  return wanted === setting ? null : wanted
}

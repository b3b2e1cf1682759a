import { commandPlaceholders, type CommandPlaceholder } from '../../../../../src-contract/speech-command.ts'

const pattern = new RegExp(`\\{(${commandPlaceholders.join('|')})\\}`, 'gu')
const isPlaceholder = (name: string): name is CommandPlaceholder =>
  commandPlaceholders.some((known) => known === name)

/** eSpeak's usual pace, which other programs that count words a minute are near to. */
const usualWordsPerMinute = 175

/** What the placeholders stand for, beside text and files. A factor of 1 is the voice's own pace. */
export function paceWords(
  speed: number,
): Pick<Record<CommandPlaceholder, string>, 'speed' | 'length-scale' | 'words-per-minute'> {
  const short = (value: number): string => String(Math.round(value * 1000) / 1000)
  return {
    speed: short(speed),
    'length-scale': short(1 / speed),
    'words-per-minute': String(Math.round(usualWordsPerMinute * speed)),
  }
}

/** A command's words with what their placeholders stand for; other braces stay. What is put in is never looked at again. */
export function fillWords(
  words: readonly string[],
  values: Readonly<Record<CommandPlaceholder, string>>,
): string[] {
  return words.map((word) =>
    word.replaceAll(pattern, (whole, name: string) => (isPlaceholder(name) ? values[name] : whole)),
  )
}

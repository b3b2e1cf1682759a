import { isTag } from 'domhandler'
import { localName, textUnder, tidyText, type Element } from '../dom.ts'
import { inSuperscripts } from '../../book/superscripts.ts'

/** An exponent in characters of its own: without, 10 to the sixth is a hundred and six. Null: what is raised is no number. */
export function exponentIn(raised: Element): string | null {
  return inSuperscripts(tidyText(raised))
}

const onlyKana = /^[\p{Script=Hiragana}\p{Script=Katakana}ー・\s]+$/u
const chinese = /\p{Script=Han}/u

/** Characters with small ones beside them: those on the line, and the small ones. */
function rubyParts(ruby: Element): { base: string; reading: string } {
  let base = ''
  let reading = ''
  const walk = (element: Element): void => {
    for (const child of element.children) {
      if (!isTag(child)) base += textUnder(child)
      else if (localName(child) === 'rt') reading += textUnder(child)
      else if (localName(child) !== 'rp' && localName(child) !== 'rtc') walk(child)
    }
  }
  walk(ruby)
  return { base, reading }
}

function standsForBase({ base, reading }: { base: string; reading: string }): boolean {
  return chinese.test(base) && onlyKana.test(reading)
}

/** Whether the small characters are read, and not those on the line. */
export function readsSmallRuby(ruby: Element): boolean {
  return standsForBase(rubyParts(ruby))
}

/**
 * What is read of characters with small ones beside them: kana say how Chinese characters are read in Japanese, and stand for them; anything else (a gloss,
 * pinyin) says again what is there.
 */
export function rubyText(ruby: Element): { read: string; left: string } {
  const { base, reading } = rubyParts(ruby)
  return standsForBase({ base, reading })
    ? { read: reading.trim(), left: base }
    : { read: base, left: reading }
}

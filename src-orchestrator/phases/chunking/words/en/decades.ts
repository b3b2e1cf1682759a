import type { Rule } from '../rule.ts'
import { cardinal, decade, year } from './numbers.ts'

const beforeSeconds =
  /(?<!\p{L})(?:took|takes?|taking|lasts?|lasted|lasting|waits?|waited|waiting|paused?|within|after|for|then|another|every|only|about|under|over)\s$/iu
/** Neither "for 90s music" nor "after 30s films". */
const behindSeconds =
  /^(?:$|[.,;:!?)”’"]|\s(?:of|and|or|to|then|before|after|more|less|later|longer|at|in|on|while|until|each)(?!\p{L}))/u

/** Whether "10s", "30s" are seconds and no years: "it took 30s". There is no decade of tens but beside another. */
function areSeconds(short: string, before: string, after: string): boolean {
  if (/^\sof\s(?:thousands|millions|billions)/u.test(after)) return false
  if (short === '10') return !/(?:(?:the|and|or|early|late|mid)[\s-]|[–-])$/iu.test(before)
  return beforeSeconds.test(before) && behindSeconds.test(after)
}

/** "the 1990s", "the ’90s", "the '45". */
export const decadeRules: readonly Rule[] = [
  {
    name: 'decades',
    needs: 'digit',
    pattern: /(?<![\p{L}\d])(?:(?<century>1\d|20)(?<tens>\d0)|['’‘]?(?<short>[1-9]0))['’]?s(?![\p{L}\d])/gu,
    say: ({ group, whole, before, after }) => {
      const short = group('short')
      if (whole === `${short}s` && areSeconds(short, before, after)) return null
      if (short !== '') return decade(cardinal(Number(short)))
      return decade(year(Number(group('century') + group('tens'))))
    },
  },
  {
    name: 'decades',
    needs: 'digit',
    // "the '45", "in ’98"; not '12', in quotes.
    pattern: /(?<![\p{L}\d])['’](?<short>\d\d)(?![\p{L}\d'’]|[.,]\d|[^'’]{0,40}['’](?!\p{L}))/gu,
    say: ({ group }) =>
      group('short').startsWith('0')
        ? `oh ${cardinal(Number(group('short')))}`
        : cardinal(Number(group('short'))),
  },
]

import type { Rule } from '../rule.ts'

/** "3/5/1848", "3.5.1848", "1848-05-03": the day first, or the year. `say` gets the month from 1; two digits of a year are of 1941 to 2040. */
export function dateRule(say: (day: number, month: number, year: number) => string): Rule {
  return {
    name: 'dates',
    needs: 'digit',
    pattern:
      /(?<![\p{L}\d./-])(?<day>0?[1-9]|[12]\d|3[01])(?<sep>[/.-])(?<month>0?[1-9]|1[0-2])\k<sep>(?<year>(?:1[1-9]|20)\d\d|\d\d)(?![\d/-]|\.\d)|(?<![\p{L}\d.-])(?<year2>1\d{3}|20\d\d)-(?<month2>0[1-9]|1[0-2])-(?<day2>0[1-9]|[12]\d|3[01])(?![\d-])/gu,
    say: ({ group }) => {
      if (group('year').length === 2 && group('sep') !== '/') return null
      const year =
        group('year').length === 2
          ? `${Number(group('year')) > 40 ? '19' : '20'}${group('year')}`
          : group('year')
      return say(Number(group('day')), Number(group('month')), Number(year))
    },
  }
}

/** "5:3", where times have been taken before: `word` stands for the colon. */
export function ratioRule(word: string): Rule {
  return {
    name: 'ratios',
    needs: 'digit',
    pattern: /(?<=\d)\s?:\s?(?=\d)/gu,
    say: () => ` ${word} `,
  }
}

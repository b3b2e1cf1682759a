import type { Rule } from '../rule.ts'

/** "1,80 m", "3,50 m": metres, and the centimetres as people say them behind. `metres` has the words for a whole number of them, `rest` those for the two decimals. */
export function heightRule(metres: (whole: number) => string, rest: (decimals: string) => string): Rule {
  return {
    name: 'units',
    needs: 'digit',
    pattern:
      /(?<![\p{L}\d.,–-]|\d\s)(?<whole>[1-9]\d?),(?<decimals>\d\d)\s?m(?![\p{L}\d²³/^⁻·⋅]|\s?[·⋅×x–-]\s?\d|\s[sh]⁻|['’]\p{L})/gu,
    say: ({ group }) =>
      group('decimals') === '00'
        ? metres(Number(group('whole')))
        : `${metres(Number(group('whole')))} ${rest(group('decimals'))}`,
  }
}

import { endsBeforeCapital, type Rule } from '../rule.ts'
import { anyOf } from '../shared/units.ts'
import { eachDigit } from './numbers.ts'

/** The post's letters for the states, https://pe.usps.com/text/pub28/28apb.htm, and what newspapers and novels print. */
const states: Readonly<Record<string, string>> = {
  AL: 'Alabama', AK: 'Alaska', AZ: 'Arizona', AR: 'Arkansas', CA: 'California', CO: 'Colorado', CT: 'Connecticut', DE: 'Delaware', FL: 'Florida', GA: 'Georgia', HI: 'Hawaii', ID: 'Idaho', IL: 'Illinois', IN: 'Indiana', IA: 'Iowa', KS: 'Kansas', KY: 'Kentucky', LA: 'Louisiana', ME: 'Maine', MD: 'Maryland', MA: 'Massachusetts', MI: 'Michigan', MN: 'Minnesota', MS: 'Mississippi', MO: 'Missouri', MT: 'Montana', NE: 'Nebraska', NV: 'Nevada', NH: 'New Hampshire', NJ: 'New Jersey', NM: 'New Mexico', NY: 'New York', NC: 'North Carolina', ND: 'North Dakota', OH: 'Ohio', OK: 'Oklahoma', OR: 'Oregon', PA: 'Pennsylvania', RI: 'Rhode Island', SC: 'South Carolina', SD: 'South Dakota', TN: 'Tennessee', TX: 'Texas', UT: 'Utah', VT: 'Vermont', VA: 'Virginia', WA: 'Washington', WV: 'West Virginia', WI: 'Wisconsin', WY: 'Wyoming',
  'Ala.': 'Alabama', 'Ariz.': 'Arizona', 'Ark.': 'Arkansas', 'Calif.': 'California', 'Cal.': 'California', 'Colo.': 'Colorado', 'Conn.': 'Connecticut', 'Del.': 'Delaware', 'Fla.': 'Florida', 'Ga.': 'Georgia', 'Ill.': 'Illinois', 'Ind.': 'Indiana', 'Kan.': 'Kansas', 'Kans.': 'Kansas', 'Ky.': 'Kentucky', 'La.': 'Louisiana', 'Md.': 'Maryland', 'Mass.': 'Massachusetts', 'Mich.': 'Michigan', 'Minn.': 'Minnesota', 'Miss.': 'Mississippi', 'Mo.': 'Missouri', 'Mont.': 'Montana', 'Neb.': 'Nebraska', 'Nebr.': 'Nebraska', 'Nev.': 'Nevada', 'N.H.': 'New Hampshire', 'N.J.': 'New Jersey', 'N. J.': 'New Jersey', 'N.M.': 'New Mexico', 'N.Y.': 'New York', 'N. Y.': 'New York', 'N.C.': 'North Carolina', 'N.D.': 'North Dakota', 'Okla.': 'Oklahoma', 'Ore.': 'Oregon', 'Pa.': 'Pennsylvania', 'Penn.': 'Pennsylvania', 'R.I.': 'Rhode Island', 'S.C.': 'South Carolina', 'S.D.': 'South Dakota', 'Tenn.': 'Tennessee', 'Tex.': 'Texas', 'Vt.': 'Vermont', 'Va.': 'Virginia', 'Wash.': 'Washington', 'W. Va.': 'West Virginia', 'W.Va.': 'West Virginia', 'Wis.': 'Wisconsin', 'Wyo.': 'Wyoming',
} // prettier-ignore

export const placeRules: readonly Rule[] = [
  {
    // "Boston, MA 02134", "Springfield, Ill."; "Smith, OR his brother" stands in no address.
    name: 'abbreviations',
    needs: 'letters',
    pattern: new RegExp(
      `(?<=\\p{Lu}\\p{Ll}+\\.?,\\s)(?<state>${anyOf(Object.keys(states))})(?=\\s\\d{5}(?!\\d)|[.,;:)”"’]|\\s(?:and|in|to|on|where|when|is|was|has|had|with|for|at|by|from|area|[–—])(?!\\p{L})|\\s?$|(?<=\\.)\\s)`,
      'gu',
    ),
    say: ({ group, after }) => {
      const state = group('state')
      return `${states[state] ?? state}${state.endsWith('.') && endsBeforeCapital(after) ? '.' : ''}`
    },
  },
  {
    name: 'numbers',
    needs: 'digit',
    pattern: new RegExp(
      `(?<=,\\s(?:${anyOf([...Object.keys(states), ...new Set(Object.values(states)), 'D.C.', 'DC', 'D. C.'])})\\s)(?<zip>\\d{5})(?:-(?<more>\\d{4}))?(?!\\d|[.,]\\d)`,
      'gu',
    ),
    say: ({ group }) =>
      [group('zip'), group('more')]
        .filter((part) => part !== '')
        .map(eachDigit)
        .join(', '),
  },
]

import type { Rule } from '../rule.ts'
import { counted, type Counting, type Noun } from './counting.ts'

export type AngleWords = {
  degree: Noun
  minute: Noun
  second: Noun
  /** By the letter behind the numbers: "N", and "O" for what is east in one language and west in another. */
  sides: Readonly<Record<string, string>>
}

const part = String.raw`\d{1,2}(?:[.,]\d+)?`
const minuteSign = "['’′]"
const secondSign = `(?:["”″]|${minuteSign}{2})`
/** Feet of a person, inches below twelve: "5'11"" is a height, "12'30"" a time. */
const mostFeet = 8
const mostInches = 11

/** "51° 30′ 26″ N", and "12'30"": degrees, minutes and seconds. */
export function angleRules(counting: Counting, { degree, minute, second, sides }: AngleWords): Rule[] {
  const say = (printed: string, noun: Noun): string => counted(printed, '', noun, counting)
  return [
    {
      name: 'ranges',
      needs: 'digit',
      pattern: /(?<=\d°[CF]?)\s?[–—-]\s?(?=[−-]?\d+(?:[.,]\d+)?\s?°)/gu,
      say: () => ` ${counting.to} `,
    },
    {
      name: 'units',
      needs: 'digit',
      pattern: new RegExp(
        `(?<![\\p{L}\\d])(?<deg>\\d{1,3}(?:[.,]\\d+)?)\\s?°\\s?(?:(?<min>${part})\\s?${minuteSign}\\s?)?(?:(?<sec>${part})\\s?${secondSign}\\s?)?(?:(?<side>[NSEWO])(?:\\.(?=\\s\\p{Ll}))?(?![\\p{L}\\d]))?`,
        'gu',
      ),
      say: ({ group, whole }) => {
        const [min, sec, side] = [group('min'), group('sec'), group('side')]
        if (min === '' && sec === '' && side === '') return null
        const said = [
          say(group('deg'), degree),
          ...(min === '' ? [] : [say(min, minute)]),
          ...(sec === '' ? [] : [say(sec, second)]),
          ...(side === '' ? [] : [sides[side] ?? side]),
        ]
        return `${said.join(' ')}${/\s$/u.test(whole) ? ' ' : ''}`
      },
    },
    {
      name: 'units',
      needs: 'digit',
      pattern: new RegExp(
        `(?<![\\p{L}\\d.,])(?<min>\\d{1,3})\\s?${minuteSign}\\s?(?<sec>[0-5]?\\d(?:[.,]\\d+)?)\\s?${secondSign}(?![\\p{L}\\d])`,
        'gu',
      ),
      say: ({ group }) => {
        const [min, sec] = [group('min'), group('sec')]
        const isHeight = Number(min) <= mostFeet && /^\d+$/u.test(sec) && Number(sec) <= mostInches
        return isHeight ? null : `${say(min, minute)} ${say(sec, second)}`
      },
    },
  ]
}

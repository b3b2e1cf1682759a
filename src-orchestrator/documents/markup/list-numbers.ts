import { childElements, localName, tidyText, type Element } from '../dom.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz'
const romans: readonly [number, string][] = [
  [1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i'],
] // prettier-ignore

function romanOf(number: number): string {
  let rest = number
  let text = ''
  for (const [value, sign] of romans)
    while (rest >= value) {
      text += sign
      rest -= value
    }
  return text
}

/** A list's number as its type says: HTML, 4.4.5. */
export function numberWritten(number: number, type: string): string {
  if (number < 1 || number > 3999) return String(number)
  switch (type) {
    case 'a':
    case 'A': {
      let rest = number
      let text = ''
      for (; rest > 0; rest = Math.floor((rest - 1) / 26)) text = (letters[(rest - 1) % 26] ?? '') + text
      return type === 'a' ? text : text.toUpperCase()
    }
    case 'i':
      return romanOf(number)
    case 'I':
      return romanOf(number).toUpperCase()
    default:
      return String(number)
  }
}

const ownNumber = /^[[(]?(?:\d{1,4}|[a-z]|[ivxlc]{1,6})[.)\]:]/iu

/** What a numbered list shows before an item, "3. "; empty where the list has no numbers, or the item brings its own. */
export function itemNumber(item: Element, hasNoNumbers: (list: Element) => boolean): string {
  const list = item.parent
  if (list === null || !('attribs' in list) || localName(list) !== 'ol') return ''
  if (hasNoNumbers(list) || hasNoNumbers(item) || ownNumber.test(tidyText(item))) return ''
  const items = childElements(list).filter((child) => localName(child) === 'li')
  const isReversed = list.attribs['reversed'] !== undefined
  let number = Number(list.attribs['start'] ?? (isReversed ? items.length : 1))
  for (const each of items) {
    const own = Number(each.attribs['value'] ?? Number.NaN)
    if (Number.isInteger(own)) number = own
    if (each === item) break
    number += isReversed ? -1 : 1
  }
  return Number.isInteger(number)
    ? `${numberWritten(number, item.attribs['type'] ?? list.attribs['type'] ?? '1')}. `
    : ''
}

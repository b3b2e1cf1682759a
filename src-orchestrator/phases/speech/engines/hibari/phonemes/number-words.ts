const small = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'] // prettier-ignore
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const thousands = ['', 'thousand', 'million', 'billion', 'trillion']
const ordinalWords: Record<string, string> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
}

function belowThousand(value: number): string[] {
  const words: string[] = []
  if (value >= 100) words.push(small[Math.floor(value / 100)] ?? '', 'hundred')
  const rest = value % 100
  if (rest >= 20) {
    words.push(tens[Math.floor(rest / 10)] ?? '')
    if (rest % 10 > 0) words.push(small[rest % 10] ?? '')
  } else if (rest > 0) words.push(small[rest] ?? '')
  return words
}

/** One word per digit. */
function digitWords(digits: string): string[] {
  return Array.from(digits).flatMap((digit) => small[Number(digit)] ?? [])
}

/** A whole number of digits alone; one too large for words is read digit by digit. As Americans say it: without "and". */
function cardinalWords(digits: string): string[] {
  const plain = digits.replace(/^0+(?=\d)/u, '')
  if (plain === '0') return ['zero']
  if (plain.length > thousands.length * 3) return digitWords(plain)
  const words: string[] = []
  const groups = plain.match(/\d{1,3}(?=(?:\d{3})*$)/gu) ?? []
  for (const [index, group] of groups.entries()) {
    if (Number(group) === 0) continue
    words.push(...belowThousand(Number(group)))
    const scale = thousands[groups.length - 1 - index]
    if (scale !== undefined && scale !== '') words.push(scale)
  }
  return words
}

export function ordinalWord(word: string): string {
  const irregular = ordinalWords[word]
  if (irregular !== undefined) return irregular
  return word.endsWith('y') ? `${word.slice(0, -1)}ieth` : `${word}th`
}

export function ordinalNumberWords(digits: string): string[] {
  const words = cardinalWords(digits)
  return words.map((word, index) => (index === words.length - 1 ? ordinalWord(word) : word))
}

/** Four digits as a year: "nineteen oh five", "two thousand one", "twenty ten". */
export function yearWords(digits: string): string[] {
  const century = Number(digits.slice(0, 2))
  const rest = Number(digits.slice(2))
  if (century === 0 || (century % 10 === 0 && rest < 10)) return cardinalWords(digits)
  if (rest === 0) return [...cardinalWords(String(century)), 'hundred']
  return [...cardinalWords(String(century)), ...(rest < 10 ? ['oh'] : []), ...cardinalWords(String(rest))]
}

/** A number as printed: "1,250", "1865", "3.14", "21st", "1860s". Null where it is none. */
export function numberWords(printed: string): { words: string[]; ending: string } | null {
  const parts = /^(-?)([\d,]*\d)?((?:\.\d+)*)(st|nd|rd|th|s|'s)?$/u.exec(printed)
  if (parts === null) return null
  const [, sign = '', whole = '', decimals = '', ending = ''] = parts
  if (whole === '' && decimals === '') return null
  const digits = whole.replaceAll(',', '')
  const before = sign === '' ? [] : ['minus']
  if (/^(?:st|nd|rd|th)$/u.test(ending) && decimals === '')
    return { words: [...before, ...ordinalNumberWords(digits)], ending: '' }
  if (decimals !== '') {
    const groups = decimals.slice(1).split('.')
    const said = groups.flatMap((group) => ['point'].concat(digitWords(group)))
    return { words: [...before, ...(digits === '' ? [] : cardinalWords(digits)), ...said], ending }
  }
  const isYear = sign === '' && whole.length === 4 && !whole.includes(',')
  // "007" is no seven.
  const isCode = digits.length > 1 && digits.startsWith('0')
  const words = isCode ? digitWords(digits) : isYear ? yearWords(digits) : cardinalWords(digits)
  return { words: [...before, ...words], ending }
}

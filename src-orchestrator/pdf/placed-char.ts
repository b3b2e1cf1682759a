export type PdfFont = { nameless: boolean; bold: boolean; italic: boolean; mono: boolean }

/** One character as printed. Points from the top left corner of the page as it is read; y grows downwards. */
export type PageChar = {
  text: string
  /** It leaves no ink. */
  blank: boolean
  /** In the page's content. The letters that one ligature stands for follow each other at the same place. */
  index: number
  /** Where the pen stood before and after it: side bearings included, so that gaps between letters are 0. */
  left: number
  right: number
  /** Of the ink. */
  top: number
  bottom: number
  baseline: number
  /** Points, as drawn. */
  size: number
  bold: boolean
  italic: boolean
  /** Of a type whose letters are all as wide. */
  mono: boolean
}

export type Style = { size: number; quarter: number; font: PdfFont }

export type Box = { left: number; bottom: number; right: number; top: number }

/** Turns the file's coordinates into those of the page as it is read: x = a·x + b·y + c, y = d·x + e·y + f. */
export type Turn = { a: number; b: number; c: number; d: number; e: number; f: number }

export function turnOf(quarter: number, { left, bottom, right, top }: Box): Turn {
  if (quarter === 1) return { a: 0, b: 1, c: -bottom, d: 1, e: 0, f: -left }
  if (quarter === 2) return { a: -1, b: 0, c: right, d: 0, e: 1, f: -bottom }
  if (quarter === 3) return { a: 0, b: -1, c: top, d: -1, e: 0, f: right }
  return { a: 1, b: 0, c: -left, d: 0, e: -1, f: top }
}

export function isBlank(text: string): boolean {
  const code = text.charCodeAt(0)
  // Nearly all characters are told by this: trimming each of them is felt.
  return code > 0x20 && code < 0x7f ? false : text.trim() === ''
}

/** Numbers of one character, in the file's own space: ink (x0, x1, y0, y1), origin (x, y), from pen to pen (left, top, right, bottom). */
export const perChar = 10
/** A character whose numbers stay where PDFium's were written: as fields of its own each would be an object for the collector. */
export class PlacedChar implements PageChar {
  readonly text: string
  readonly blank: boolean
  readonly index: number
  readonly #style: Style
  readonly #numbers: Float64Array
  readonly #at: number

  constructor(text: string, index: number, style: Style, numbers: Float64Array, at: number) {
    this.text = text
    this.blank = isBlank(text)
    this.index = index
    this.#style = style
    this.#numbers = numbers
    this.#at = at
  }
  get left(): number {
    return this.#numbers[this.#at] ?? 0
  }
  get right(): number {
    return this.#numbers[this.#at + 1] ?? 0
  }
  get top(): number {
    return this.#numbers[this.#at + 2] ?? 0
  }
  get bottom(): number {
    return this.#numbers[this.#at + 3] ?? 0
  }
  get baseline(): number {
    return this.#numbers[this.#at + 4] ?? 0
  }
  get quarter(): number {
    return this.#style.quarter
  }
  get size(): number {
    return this.#style.size
  }
  get bold(): boolean {
    return this.#style.font.bold
  }
  get italic(): boolean {
    return this.#style.font.italic
  }
  get mono(): boolean {
    return this.#style.font.mono
  }
}

/** A character with some of it changed: what is read from where PDFium wrote it cannot be spread. */
export function charWith(char: PageChar, changes: Partial<PageChar>): PageChar {
  const { text, blank, index, left, right, top, bottom, baseline, size, bold, italic, mono } = char
  return { text, blank, index, left, right, top, bottom, baseline, size, bold, italic, mono, ...changes }
}

const across = ({ a, b, c }: Turn, x: number, y: number): number => a * x + b * y + c
const down = ({ d, e, f }: Turn, x: number, y: number): number => d * x + e * y + f

/** Puts left, right, top, bottom and baseline as read in the place of PDFium's numbers. */
export function turnNumbers(numbers: Float64Array, at: number, turn: Turn): void {
  const inkX0 = numbers[at] ?? 0
  const inkX1 = numbers[at + 1] ?? 0
  const inkY0 = numbers[at + 2] ?? 0
  const inkY1 = numbers[at + 3] ?? 0
  const originX = numbers[at + 4] ?? 0
  const originY = numbers[at + 5] ?? 0
  const penFrom = across(turn, numbers[at + 6] ?? 0, numbers[at + 9] ?? 0)
  const penTo = across(turn, numbers[at + 8] ?? 0, numbers[at + 7] ?? 0)
  const hasPen = penFrom !== penTo
  const start = hasPen ? penFrom : across(turn, inkX0, inkY0)
  const end = hasPen ? penTo : across(turn, inkX1, inkY1)
  const penX = across(turn, originX, originY)
  const ink = down(turn, inkX0, inkY0)
  const otherInk = down(turn, inkX1, inkY1)
  const left = Math.min(start, end)
  const right = Math.max(start, end)
  // PDFium's loose box takes in what a slanted letter hangs over the one before it; the pen did not move back for it.
  numbers[at] = penX > left && penX < right ? penX : left
  numbers[at + 1] = right
  numbers[at + 2] = Math.min(ink, otherInk)
  numbers[at + 3] = Math.max(ink, otherInk)
  numbers[at + 4] = down(turn, originX, originY)
}

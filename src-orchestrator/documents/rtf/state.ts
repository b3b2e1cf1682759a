import type { Header } from './header.ts'

/** What holds from one control to the end of its group. RTF 1.9.1, "Formal Syntax". */
export type State = {
  /** Null: signs without letters. */
  encoding: string | null
  /** Characters that stand behind each `\u` for readers without Unicode. */
  substitutes: number
  isHidden: boolean
  isRaised: boolean
  style: number
  outline: number | null
  isInTable: boolean
  isDropCap: boolean
  /** In a field that makes a list of contents. */
  isContents: boolean
}

export function plainState(encoding: string | null): State {
  return {
    encoding,
    substitutes: 1,
    isHidden: false,
    isRaised: false,
    style: 0,
    outline: null,
    isInTable: false,
    isDropCap: false,
    isContents: false,
  }
}

/** Controls that change what holds; the others are left to the text. */
export function changeState(state: State, word: string, value: number | null, header: Header): boolean {
  const isOn = value !== 0
  switch (word) {
    case 'plain':
      Object.assign(state, { isHidden: false, isRaised: false, encoding: fontOf(header, header.firstFont) })
      return true
    case 'pard':
      Object.assign(state, { style: 0, outline: null, isInTable: false, isDropCap: false })
      return true
    case 'f':
      state.encoding = fontOf(header, value)
      return true
    case 'uc':
      state.substitutes = Math.max(0, value ?? 1)
      return true
    case 'v':
    case 'webhidden':
    case 'deleted':
      state.isHidden = isOn
      return true
    case 'super':
    case 'up':
      state.isRaised = isOn
      return true
    case 'nosupersub':
      state.isRaised = false
      return true
    case 's':
      state.style = value ?? 0
      return true
    case 'outlinelevel':
      state.outline = value
      return true
    case 'intbl':
      state.isInTable = true
      return true
    case 'dropcapli':
      state.isDropCap = true
      return true
    default:
      return false
  }
}

export function fontOf(header: Header, font: number | null): string | null {
  const known = font === null ? undefined : header.fonts.get(font)
  return known === undefined ? header.encoding : known
}

/**
 * TeX's own encodings, which PDFs with bitmap fonts carry without a table of Unicode: PDFium hands out their bare codes. Only those that no other
 * text has are read so. https://www.ctan.org/pkg/encguide
 */
const cork: Readonly<Record<number, string>> = {
  0x10: '“', 0x11: '”', 0x12: '„', 0x13: '«', 0x14: '»', 0x15: '–', 0x16: '—',
  0x1b: 'ff', 0x1c: 'fi', 0x1d: 'fl', 0x1e: 'ffi', 0x1f: 'ffl', 0x7f: '-',
} // prettier-ignore
const old: Readonly<Record<number, string>> = {
  0x0b: 'ff', 0x0c: 'fi', 0x0d: 'fl', 0x0e: 'ffi', 0x0f: 'ffl', 0x22: '”', 0x27: '’', 0x5c: '“', 0x60: '‘', 0x7b: '–', 0x7c: '—',
  0x10: 'ı', 0x11: 'ȷ', 0x12: '`', 0x13: '´', 0x14: 'ˇ', 0x15: '˘', 0x16: '¯', 0x17: '˚', 0x18: '¸', 0x7f: '¨', 0x19: 'ß', 0x1a: 'æ', 0x1b: 'œ', 0x1c: 'ø', 0x1d: 'Æ', 0x1e: 'Œ', 0x1f: 'Ø',
} // prettier-ignore

/** The upper half of T1 where it is not Latin-1's, which codes without a table are taken for. */
const upperCork: ReadonlyMap<number, string> = new Map([
  ...Array.from(
    'ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£',
    (letter, at): [number, string] => [0x80 + at, letter],
  ),
  [0xd7, 'Œ'], [0xdf, 'SS'], [0xf7, 'œ'], [0xff, 'ß'],
]) // prettier-ignore

const vowels = new Set(Array.from('aeiouy', (letter) => letter.charCodeAt(0)))

/** OT1 is TeX's first encoding, T1 (Cork) the later one. */
export type TexEncoding = 'OT1' | 'T1'

/**
 * In which of TeX's encodings a page's bare codes are: the ligatures of OT1 stand where T1 has rare accents, those of T1 where OT1 has a few letters and no text
 * anything. A page that has OT1's "fl" alone has the code of a line's end for it, before a vowel (before others it is the circle of ©); `isPrinted` tells one that
 * the page has from one that PDFium put in.
 */
export function texEncodingOf(
  codes: readonly number[],
  isPrinted: (index: number) => boolean = () => true,
): TexEncoding | null {
  let encoding: TexEncoding | null = null
  let hasOldLigature = false
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? 0
    // Nearly all are letters.
    if (code >= 0x20 || code < 0x0b) continue
    if (code === 0x0b || code === 0x0c || code === 0x0e || code === 0x0f) return 'OT1'
    if (code === 0x0d) hasOldLigature ||= vowels.has(codes[at + 1] ?? 0) && isPrinted(at)
    else if (encoding === null && isPrinted(at)) encoding = 'T1'
  }
  return encoding ?? (hasOldLigature ? 'OT1' : null)
}

/**
 * The text that a code stands for; empty for those that carry none. U+0002 is PDFium's mark for a hyphen at a line's end. `isNameless`: whether it is printed in a
 * type without a name, as bitmap fonts are; only of those the codes beyond ASCII are bare too.
 */
export function textOfCode(code: number, encoding: TexEncoding | null, isNameless = false): string {
  if (code === 0x2) return '-'
  if (code < 0x20 || code === 0x7f) return (encoding === 'OT1' ? old : cork)[code] ?? ''
  if (encoding === 'OT1' && code < 0x80) return old[code] ?? String.fromCharCode(code)
  if (code === 0xfffe || code === 0xffff || code === 0xfeff || code > 0x10ffff) return ''
  const letter = encoding === 'T1' ? upperCork.get(code) : undefined
  if (letter !== undefined && isNameless) return letter
  // A heading in such a type may have no other sign of T1 on its page, and hardly any text has a ÿ.
  if (code === 0xff && encoding === null && isNameless) return 'ß'
  return code >= 0x80 && code < 0xa0 ? '' : String.fromCodePoint(code)
}

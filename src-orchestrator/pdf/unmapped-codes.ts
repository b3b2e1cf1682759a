/**
 * TeX's own encodings, which PDFs with bitmap fonts carry without a table of Unicode: PDFium hands out their bare codes. Only those that no other
 * text has are read so. https://www.ctan.org/pkg/encguide
 */
const cork: Readonly<Record<number, string>> = {
  0x10: '“', 0x11: '”', 0x12: '„', 0x13: '«', 0x14: '»', 0x15: '–', 0x16: '—',
  0x1b: 'ff', 0x1c: 'fi', 0x1d: 'fl', 0x1e: 'ffi', 0x1f: 'ffl', 0x7f: '-',
} // prettier-ignore
const old: Readonly<Record<number, string>> = {
  0x0b: 'ff', 0x0c: 'fi', 0x0d: 'fl', 0x0e: 'ffi', 0x0f: 'ffl', 0x19: 'ß', 0x1a: 'æ', 0x1b: 'œ', 0x1c: 'ø', 0x1d: 'Æ', 0x1e: 'Œ', 0x1f: 'Ø',
} // prettier-ignore

/** Whether a page's codes are those of TeX's first encoding (OT1): its ligatures stand where the later one (T1) has rare accents. */
export function hasOldLigatures(codes: readonly number[]): boolean {
  return codes.some((code) => code === 0x0b || code === 0x0c || code === 0x0e || code === 0x0f)
}

/** The text that a code stands for; empty for those that carry none. U+0002 is PDFium's mark for a hyphen at a line's end. */
export function textOfCode(code: number, oldLigatures: boolean): string {
  if (code === 0x2) return '-'
  if (code < 0x20 || code === 0x7f) return (oldLigatures ? old : cork)[code] ?? ''
  if (code === 0xfffe || code === 0xffff || code === 0xfeff || code > 0x10ffff) return ''
  return code >= 0x80 && code < 0xa0 ? '' : String.fromCodePoint(code)
}

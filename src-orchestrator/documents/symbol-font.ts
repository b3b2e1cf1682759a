/** Of Symbol, the font of old word processors whose bytes are Greek letters and signs: what stands at codes 0x41 to 0x7A, and some others. https://www.unicode.org/Public/MAPPINGS/VENDORS/ADOBE/symbol.txt */
const letters = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ'
const others: Readonly<Record<number, string>> = {
  0x22: '∀', 0x24: '∃', 0x27: '∋', 0x2a: '*', 0x2d: '−', 0x40: '≅', 0x7e: '∼', 0xa2: '′', 0xa3: '≤', 0xa4: '/', 0xa5: '∞', 0xab: '↔', 0xac: '←', 0xad: '↑', 0xae: '→', 0xaf: '↓', 0xb0: '°', 0xb1: '±', 0xb2: '″', 0xb3: '≥', 0xb4: '×', 0xb5: '∝', 0xb6: '∂', 0xb7: '•', 0xb8: '÷', 0xb9: '≠', 0xba: '≡', 0xbb: '≈', 0xbc: '…', 0xc5: '⊕', 0xc6: '∅', 0xc7: '∩', 0xc8: '∪', 0xce: '∈', 0xcf: '∉', 0xd0: '∠', 0xd1: '∇', 0xd5: '∏', 0xd6: '√', 0xd7: '⋅', 0xde: '⇒', 0xe5: '∑', 0xf2: '∫',
} // prettier-ignore

export const isSymbolFont = (name: string): boolean => /^symbol(?:\s?mt)?$/iu.test(name.trim())

/** What a code of Symbol shows; also where Word keeps it, from U+F000 on. Empty for what is no sign that anybody could read. */
export function symbolSign(code: number): string {
  const byte = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code
  const other = others[byte]
  if (other !== undefined) return other
  if (byte >= 0x41 && byte <= 0x7a) return letters.charAt(byte - 0x41)
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : ''
}

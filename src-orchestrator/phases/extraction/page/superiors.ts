import { charWith, type PageChar } from '../../../pdf/placed-char.ts'

/** Ems: the ink of a type's own raised digits ends so far above the line; that of all others stands on it, or below. */
const least = 0.2
/** Of the type's size: what raised digits are as high as, for those that read them. */
const size = 0.65

/**
 * Digits that a type has raised by itself, as OpenType's superiors are: they have the size and the line of the text, and only their ink tells. They become
 * small digits above the line, as others are.
 */
export function withSuperiors(chars: readonly PageChar[]): readonly PageChar[] {
  const isSuperior = (char: PageChar): boolean =>
    char.text >= '0' &&
    char.text <= '9' &&
    char.baseline - char.bottom > char.size * least &&
    char.bottom > char.top
  if (!chars.some(isSuperior)) return chars
  return chars.map((char) =>
    isSuperior(char) ? charWith(char, { size: char.size * size, baseline: char.bottom }) : char,
  )
}

import type { AsideKind } from './page/asides.ts'

/** What a listener is told in place of a thing that is not read. */
const words: Readonly<Record<string, Readonly<Record<AsideKind, string>>>> = {
  en: { footnote: 'Note', caption: 'Caption', table: 'Table', formula: 'Formula', code: 'Program code', 'margin-note': 'Note in the margin', picture: 'Picture' },
  de: { footnote: 'Anmerkung', caption: 'Bildunterschrift', table: 'Tabelle', formula: 'Formel', code: 'Programmcode', 'margin-note': 'Randbemerkung', picture: 'Bild' },
  fr: { footnote: 'Note', caption: 'Légende', table: 'Tableau', formula: 'Formule', code: 'Code de programme', 'margin-note': 'Note en marge', picture: 'Image' },
  es: { footnote: 'Nota', caption: 'Leyenda', table: 'Tabla', formula: 'Fórmula', code: 'Código de programa', 'margin-note': 'Nota al margen', picture: 'Imagen' },
  it: { footnote: 'Nota', caption: 'Didascalia', table: 'Tabella', formula: 'Formula', code: 'Codice di programma', 'margin-note': 'Nota a margine', picture: 'Immagine' },
  nl: { footnote: 'Noot', caption: 'Bijschrift', table: 'Tabel', formula: 'Formule', code: 'Programmacode', 'margin-note': 'Kanttekening', picture: 'Afbeelding' },
  pt: { footnote: 'Nota', caption: 'Legenda', table: 'Tabela', formula: 'Fórmula', code: 'Código de programa', 'margin-note': 'Nota à margem', picture: 'Imagem' },
} // prettier-ignore

/** In the book's language; in English for one that has none here. */
export function asideWord(kind: AsideKind, language: string): string {
  const [base = ''] = language.toLowerCase().split('-', 1)
  return (words[base] ?? words['en'])?.[kind] ?? kind
}

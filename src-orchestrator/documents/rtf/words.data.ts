/** What a control says in place of a character. RTF 1.9.1, "Special Characters". */
export const characters: ReadonlyMap<string, string> = new Map([
  ['tab', ' '],
  ['emspace', ' '],
  ['enspace', ' '],
  ['qmspace', ' '],
  ['column', ' '],
  ['emdash', '—'],
  ['endash', '–'],
  ['bullet', '•'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['~', '\u00A0'],
  ['-', '\u00AD'],
  ['_', '\u2011'],
  ['\\', '\\'],
  ['{', '{'],
  ['}', '}'],
])

/** What is no text, or none of the book's: tables of fonts and colours, pictures, running heads, comments, what older readers are told in its place. */
export const leftOut: ReadonlySet<string> = new Set([
  'colortbl', 'filetbl', 'revtbl', 'pict', 'nonshppict', 'header', 'headerl', 'headerr', 'headerf', 'footer', 'footerl', 'footerr', 'footerf',
  'annotation', 'atnid', 'atnauthor', 'fldinst', 'objdata', 'objclass', 'objname', 'ftnsep', 'ftnsepc', 'ftncn', 'aftnsep', 'aftnsepc', 'aftncn',
  'template', 'private', 'xe', 'tc', 'tcn', 'rxe', 'txe', 'bkmkstart', 'bkmkend', 'keycode', 'upr', 'panose', 'falt', 'shprslt', 'do', 'pn', 'pnseclvl',
]) // prettier-ignore

/** `\*` says: who does not know it leaves it out. These are known. */
export const entered: ReadonlySet<string> = new Set([
  'footnote',
  'shpinst',
  'shptxt',
  'moMath',
  'listtext',
  'pntext',
])

/** Encodings of fonts, by Windows' numbers of character sets; what is not here is as the document's. RTF 1.9.1, "Font Table". */
export const charsets: ReadonlyMap<number, string> = new Map([
  [0, 'windows-1252'],
  [77, 'macintosh'],
  [128, 'shift_jis'],
  [129, 'euc-kr'],
  [134, 'gb18030'],
  [136, 'big5'],
  [161, 'windows-1253'],
  [162, 'windows-1254'],
  [163, 'windows-1258'],
  [177, 'windows-1255'],
  [178, 'windows-1256'],
  [186, 'windows-1257'],
  [204, 'windows-1251'],
  [238, 'windows-1250'],
  [254, 'cp437'],
  [255, 'cp850'],
])
/** Of fonts of signs: their bytes mean no characters. */
export const symbolCharset = 2

/** What says in which encoding all of a document is. `\ansicpg` says it better. */
export const documentCharsets: ReadonlyMap<string, string> = new Map([
  ['ansi', 'windows-1252'],
  ['mac', 'macintosh'],
  ['pc', 'cp437'],
  ['pca', 'cp850'],
])

/** Elements of XHTML 1.1 that HTML has no more, and what says the same. HTML, 16.2. */
export const renamedElements: Readonly<Record<string, { name: string; style?: string }>> = {
  big: { name: 'span', style: 'font-size: larger' },
  tt: { name: 'span', style: 'font-family: monospace' },
  font: { name: 'span' },
  strike: { name: 's' },
  acronym: { name: 'abbr' },
  center: { name: 'div', style: 'text-align: center' },
  dir: { name: 'ul' },
}

const px = (value: string): string => (/^\d+$/u.test(value) ? `${value}px` : value)
const inPx =
  (property: string) =>
  (value: string): string =>
    `${property}: ${px(value)}`
const nothing = (): string => ''

type AsStyle = (value: string, element: string) => string

const floated: AsStyle = (value, element) =>
  element === 'img' || element === 'table' || element === 'object'
    ? value === 'center'
      ? 'margin: 0 auto'
      : `float: ${value}`
    : `text-align: ${value}`

/** Attributes that HTML has no more, and what style says the same. `width` and `height` stay where an element still has them. */
export const oldAttributes: Readonly<Record<string, AsStyle>> = {
  align: floated,
  valign: (value) => `vertical-align: ${value}`,
  bgcolor: (value) => `background-color: ${value}`,
  color: (value) => `color: ${value}`,
  text: (value) => `color: ${value}`,
  face: (value) => `font-family: ${value}`,
  background: nothing,
  link: nothing,
  vlink: nothing,
  alink: nothing,
  border: (value, element) => (element === 'table' && value !== '0' ? 'border: 1px solid' : ''),
  cellpadding: nothing,
  cellspacing: (value) => `border-spacing: ${px(value)}`,
  frame: nothing,
  rules: nothing,
  summary: nothing,
  nowrap: () => 'white-space: nowrap',
  noshade: nothing,
  compact: nothing,
  clear: (value) => `clear: ${value === 'all' ? 'both' : value}`,
  hspace: (value) => `margin-left: ${px(value)}; margin-right: ${px(value)}`,
  vspace: (value) => `margin-top: ${px(value)}; margin-bottom: ${px(value)}`,
  char: nothing,
  charoff: nothing,
  axis: nothing,
  abbr: nothing,
  scope: nothing,
  version: nothing,
  profile: nothing,
  longdesc: nothing,
  rev: nothing,
  scheme: nothing,
  'xml:space': nothing,
}

/** By element, attributes that are what HTML still knows there. */
export const keptAttributes: Readonly<Record<string, readonly string[]>> = {
  th: ['abbr', 'scope'],
  table: [],
  button: ['name'],
  link: ['color'],
}

export const sizedElements: ReadonlySet<string> = new Set([
  'img',
  'svg',
  'object',
  'video',
  'canvas',
  'iframe',
  'embed',
  'image',
  'input',
])
export const sizes: Readonly<Record<string, AsStyle>> = { width: inPx('width'), height: inPx('height') }

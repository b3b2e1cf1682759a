import type { Matter } from '../source-document.ts'

/** Elements that stand in lines of their own. HTML, 15.3.2 (“The page”) and on; names of EPUB 2's DTBook beside them. */
export const blockNames: ReadonlySet<string> = new Set([
  'html', 'body', 'p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'menu', 'dir', 'li', 'dl', 'dt', 'dd', 'blockquote', 'pre', 'hr', 'address',
  'section', 'article', 'aside', 'header', 'footer', 'main', 'nav', 'hgroup', 'figure', 'figcaption', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr',
  'td', 'th', 'center', 'details', 'summary', 'fieldset', 'legend', 'form', 'search', 'noscript', 'option', 'plaintext', 'listing', 'xmp',
  'svg', 'text', 'foreignobject', 'book', 'frontmatter', 'bodymatter', 'rearmatter', 'level', 'level1', 'level2', 'level3', 'level4', 'doctitle', 'linegroup', 'line',
]) // prettier-ignore

/** What is no text: programs, styles, things to be operated, players, and what only readers without pictures or ruby are shown. */
export const silentNames: ReadonlySet<string> = new Set([
  'head', 'title', 'script', 'style', 'link', 'meta', 'template', 'select', 'textarea', 'input', 'button', 'datalist', 'audio', 'video', 'canvas', 'iframe', 'embed',
  'map', 'rp', 'desc', 'metadata', 'defs', 'annotation', 'annotation-xml', 'symbol', 'trigger',
]) // prettier-ignore

/** Kinds of matter by epub:type and by ARIA's role. https://www.w3.org/TR/epub-ssv-11/ · https://www.w3.org/TR/dpub-aria-1.1/ */
export const matterTokens: Readonly<Record<string, Matter>> = {
  cover: 'front-matter', 'doc-cover': 'front-matter', titlepage: 'front-matter', halftitlepage: 'front-matter', 'copyright-page': 'front-matter', imprint: 'front-matter',
  imprimatur: 'front-matter', seriespage: 'front-matter', 'other-credits': 'front-matter', 'se:se.uncopyright': 'front-matter',
  toc: 'contents-page', 'toc-brief': 'contents-page', 'doc-toc': 'contents-page', loi: 'contents-page', lot: 'contents-page', loa: 'contents-page',
  lov: 'contents-page', landmarks: 'contents-page', 'page-list': 'contents-page', 'doc-pagelist': 'contents-page',
  index: 'back-matter', 'doc-index': 'back-matter', bibliography: 'back-matter', 'doc-bibliography': 'back-matter', colophon: 'back-matter', 'doc-colophon': 'back-matter',
  footnotes: 'endnote', endnotes: 'endnote', rearnotes: 'endnote', 'doc-endnotes': 'endnote',
} // prettier-ignore

/** The same by the types of EPUB 2's guide. OPF 2.0.1, 2.6. */
export const guideTypes: Readonly<Record<string, Matter>> = {
  cover: 'front-matter', 'title-page': 'front-matter', 'copyright-page': 'front-matter', toc: 'contents-page', loi: 'contents-page', lot: 'contents-page',
  index: 'back-matter', bibliography: 'back-matter', colophon: 'back-matter',
} // prettier-ignore

export const noteMarkTokens: ReadonlySet<string> = new Set(['noteref', 'doc-noteref'])
export const noteTokens: ReadonlySet<string> = new Set([
  'footnote', 'endnote', 'rearnote', 'note', 'doc-footnote', 'doc-endnote',
]) // prettier-ignore
export const backLinkTokens: ReadonlySet<string> = new Set(['backlink', 'referrer', 'doc-backlink'])
export const pageBreakTokens: ReadonlySet<string> = new Set(['pagebreak', 'doc-pagebreak'])

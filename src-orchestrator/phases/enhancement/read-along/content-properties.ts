import { attribute, elementsUnder, localName, type ParentNode } from '../../../documents/dom.ts'

const loading: Readonly<Record<string, string>> = {
  img: 'src',
  audio: 'src',
  video: 'src',
  source: 'src',
  iframe: 'src',
  embed: 'src',
  object: 'data',
  link: 'href',
}

/** What a package has to say of a content document's contents. EPUB 3.3, D.3.2. */
export function contentProperties(root: ParentNode): string[] {
  const found = new Set<string>()
  for (const element of elementsUnder(root)) {
    const name = localName(element)
    if (name === 'svg') found.add('svg')
    else if (name === 'math') found.add('mathml')
    else if (name === 'script' || name === 'form') found.add('scripted')
    const address = Object.hasOwn(loading, name) ? attribute(element, loading[name] ?? '') : null
    if (address !== null && /^https?:/iu.test(address)) found.add('remote-resources')
  }
  return [...found]
}

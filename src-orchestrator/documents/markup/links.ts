/** The path of a file that another of the same document names: relative, percent-encoded, never above the document's own root. Null: it lies elsewhere. */
export function resolvePath(from: string, href: string): string | null {
  const plain = href.split(/[?#]/u, 1)[0] ?? ''
  if (/^[a-z][\w+.-]*:|^\/\//iu.test(plain)) return null
  if (plain === '') return from
  const steps = plain.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of decoded(plain).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

/** The element that a link names in its file; null: none. */
export function fragmentOf(href: string): string | null {
  const at = href.indexOf('#')
  return at < 0 || at === href.length - 1 ? null : decoded(href.slice(at + 1))
}

/** What a link points to, as keys of anchors are written. Null: it leads out of the document. */
export function targetKey(from: string, href: string): string | null {
  const path = resolvePath(from, href)
  return path === null ? null : `${path}#${fragmentOf(href) ?? ''}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A percent sign that is none of an encoding stands for itself.
    return text
  }
}

import { attribute, childNamed, type Element } from '../dom.ts'

/** What a child element has as its `w:val`, as Word sets most properties; null where it has none, or is not there. */
export function childValue(parent: Element | null, name: string): string | null {
  const found = childNamed(parent, name)
  return found === null ? null : attribute(found, 'val')
}

import { SaxesParser } from 'saxes'
import { parseHtml, textUnder } from '../../../documents/dom.ts'

/** Names of characters that a document may use: XHTML's of its old document types, and those that it declares itself. */
function entitiesOf(text: string): Record<string, string> {
  const own = [...text.matchAll(/<!ENTITY\s+([\w.-]+)\s/gu)].map(([, name = '']) => name)
  const isOld = /<!DOCTYPE\s[^>]*(?:XHTML|OEB)/iu.test(text.slice(0, 20_000))
  const used = isOld ? [...text.matchAll(/&([a-zA-Z][\w.-]*);/gu)].map(([, name = '']) => name) : []
  return Object.fromEntries([...own, ...used].map((name) => [name, characterOf(name) ?? ' ']))
}

const known = new Map<string, string | null>()

/** The character that HTML calls so; null: none. */
export function characterOf(name: string): string | null {
  const found = known.get(name)
  if (found !== undefined) return found
  const text = textUnder(parseHtml(`&${name};`))
  const character = text === `&${name};` ? null : text
  known.set(name, character)
  return character
}

/** Whether a text is well-formed XML with namespaces: what a reading system needs to show a document at all. */
export function isSoundXml(text: string): boolean {
  const parser = new SaxesParser({ xmlns: true })
  let isSound = true
  parser.on('error', () => {
    isSound = false
  })
  Object.assign(parser.ENTITIES, entitiesOf(text))
  parser.write(text.replace(/^\uFEFF/u, '')).close()
  return isSound
}

import { createHash } from 'node:crypto'
import { capitalised } from '../../../../../src-contract/capitalised.ts'

/** A BCP 47 tag for any usual way of writing one: en_US, en-us, deu. Null: it is none. */
export function languageTag(words: string | undefined): string | null {
  const tag = (words ?? '').replaceAll('_', '-')
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(tag)) return null
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** The language in a model's name: en_US-joe-medium, vits-piper-de_DE-thorsten-low, vits-mms-deu, kokoro-en-v0_19. */
export function languageInName(name: string): string | null {
  const forms = [/(?:^|-)([a-z]{2}_[A-Z]{2})(?:-|$)/u, /-mms-([a-z]{3})(?:-|$)/u, /-([a-z]{2})(?:[-_]|$)/u]
  const match = forms.map((form) => form.exec(name)).find((found) => found !== null)
  return languageTag(match?.[1])
}

/** What a model's card says of its licence; null where it says nothing. */
export function licenceIn(card: string | null): string | null {
  const stated = /^[\s*-]*licen[sc]e:[^\S\n]*(\S.*)$/imu.exec(card ?? '')?.[1]
  return stated === undefined ? null : `${stated.trim()}, as its MODEL_CARD says`
}

/** The name of a model without what sherpa-onnx's archives put before it: that is what it is called elsewhere. */
function ownName(name: string): string {
  return name.replace(/^(?:sherpa-onnx-)?vits-piper-/u, '')
}

const longestName = 80
const checkLetters = 6

/**
 * A model's name as its folder and its voices' ids have it: native code finds no other letters in a path everywhere. What is written with other ones gets letters of its
 * checksum, so that two such names stay two.
 */
export function plainName(name: string): string {
  const own = ownName(name).normalize('NFC')
  const plain = own.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/[^\w.+-]/gu, '_').replace(/^(?=\W|$)/u, '_') // prettier-ignore
  if (!/[^\p{ASCII}]/u.test(own)) return plain.slice(0, longestName)
  const check = createHash('sha256').update(own).digest('hex').slice(0, checkLetters)
  return `${plain.slice(0, longestName - checkLetters - 1)}-${check}`
}

/** For people: “Joe (medium)” for en_US-joe-medium; else the name as it is. */
export function labelOf(given: string): string {
  const name = ownName(given).normalize('NFC')
  const match = /^[a-z]{2,3}_[A-Z]{2}-([\w+]+)-(x_low|low|medium|high)$/u.exec(name)
  const words = (match?.[1] ?? '').split('_').map(capitalised).join(' ')
  return match === null ? name : `${words} (${(match[2] ?? '').replace('_', ' ')})`
}

/** Kokoro's voices are named by language and sex: https://huggingface.co/hexgrad/Kokoro-82M/blob/main/VOICES.md */
const kokoroLanguages: Record<string, string> = { a: 'en-US', b: 'en-GB', e: 'es', f: 'fr-FR', h: 'hi', i: 'it', j: 'ja', p: 'pt-BR', z: 'zh-CN' } // prettier-ignore

export type Speaker = { name: string; label: string; language: string }

/** A model's speakers by their numbers, from the names that it gives them, if any. */
export function speakersOf(
  count: number,
  names: readonly (string | undefined)[],
  model: { label: string; language: string; kind: string },
): Speaker[] {
  return Array.from({ length: Math.max(1, count) }, (_, index) => {
    const name = names[index]?.trim().replaceAll(/[^\w.+-]/gu, '_') ?? String(index)
    const prefix = /^([a-z])[fm](?:_|$)/u.exec(name)?.[1] ?? ''
    const own = model.kind === 'kokoro' ? kokoroLanguages[prefix] : undefined
    const label =
      count > 1 ? `${model.label}, ${names[index] === undefined ? `speaker ${index}` : name}` : model.label
    return { name, label, language: own ?? model.language }
  })
}

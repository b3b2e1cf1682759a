import type { ReactNode } from 'react'

const hues = 6

/** A book's stand-in cover: its initial on cloth of a colour that stays the same for the same title. */
export function Cover({ title, large = false }: { title: string; large?: boolean }): ReactNode {
  const letters = title.replace(/^(?:the|a|an|der|die|das|le|la|les|el)\s+/iu, '')
  const initial = /[\p{L}\p{N}]/u.exec(letters)?.[0] ?? '•'
  return (
    <span aria-hidden className={`cover cloth-${hueOf(title)}${large ? ' large' : ''}`}>
      <span>{initial.toUpperCase()}</span>
    </span>
  )
}

function hueOf(title: string): number {
  // FNV-1a
  let hash = 0x811c9dc5
  for (const letter of title) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return ((hash ^ (hash >>> 15)) >>> 0) % hues
}

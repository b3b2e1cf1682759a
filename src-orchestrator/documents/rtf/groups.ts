import { rtfTokens, type RtfToken } from './tokens.ts'

export type RtfItem = Exclude<RtfToken, { type: 'open' | 'close' }>
export type RtfGroup = { type: 'group'; items: (RtfItem | RtfGroup)[] }

/** Deeper groups are read as if they stood in the one around them: Word writes about ten. */
const maxDepth = 100

/** An RTF file as nested groups; what is left open or closed once too often is taken as far as it goes. */
export function readGroups(file: Uint8Array): RtfGroup {
  const root: RtfGroup = { type: 'group', items: [] }
  const around: RtfGroup[] = []
  let current = root
  let tooDeep = 0
  for (const token of rtfTokens(file)) {
    if (token.type === 'open') {
      if (around.length >= maxDepth) tooDeep++
      else {
        const group: RtfGroup = { type: 'group', items: [] }
        current.items.push(group)
        around.push(current)
        current = group
      }
    } else if (token.type === 'close') {
      if (tooDeep > 0) tooDeep--
      else current = around.pop() ?? root
    } else current.items.push(token)
  }
  return root
}

/** What a group is for: its first control; `isStarred`: readers that do not know it are to leave it out. */
export function destinationOf({ items }: RtfGroup): { word: string | null; isStarred: boolean } {
  const [first, second] = items
  const isStarred = first?.type === 'symbol' && first.symbol === '*'
  const named = isStarred ? second : first
  return { word: named?.type === 'word' ? named.word : null, isStarred }
}

/** The first group for this, at any depth that a header has; null: there is none. */
export function groupNamed(root: RtfGroup, name: string): RtfGroup | null {
  for (const item of root.items) {
    if (item.type !== 'group') continue
    if (destinationOf(item).word === name) return item
  }
  const [only] = root.items
  return root.items.length > 0 && only?.type === 'group' ? groupNamed(only, name) : null
}

export function groupsIn({ items }: RtfGroup): RtfGroup[] {
  return items.filter((item): item is RtfGroup => item.type === 'group')
}

/** The value of the first control of this name; null: it is not there, or has none. */
export function valueIn({ items }: RtfGroup, word: string): number | null {
  const found = items.find((item) => item.type === 'word' && item.word === word)
  return found?.type === 'word' ? found.value : null
}

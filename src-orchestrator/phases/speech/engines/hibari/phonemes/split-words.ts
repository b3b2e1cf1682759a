/** A piece of text that the tagger takes for a word: "do" and "n't", "rabbit", "-" and "hole", a comma. */
export type Piece = { text: string; kind: 'word' | 'mark' }

/** Pieces with no space between them, and whether one follows. */
export type Chunk = { pieces: Piece[]; spaceAfter: boolean }

/** Spellings that are more than one word, or that keep their stop: "don't" → "do" and "n't"; "Mr." → "Mr.". */
export type Exceptions = ReadonlyMap<string, readonly string[]>

const leading = /^(?:\.\.+|[…"“”'‘’`([{<¿¡*,;:!?.—–-]|--+)/u
const trailing = /(?:\.\.+|[…"“”'‘’`)\]}>*,;:!?.—–-]|--+|%)$/u
const possessive = /['’][sS]$/u
/** Where letters are joined by something that is no letter. */
const joints = /(?<=[\p{L}\p{N}])(--+|—|–|-|…|\.\.+|\/|:|,(?=\p{L})|\.(?=\p{Lu}\p{Ll}))(?=[\p{L}\p{N}'’"“])/u

const word = (text: string): Piece => ({ text, kind: /[\p{L}\p{N}]/u.test(text) ? 'word' : 'mark' })

function known(core: string, exceptions: Exceptions): Piece[] | null {
  const split = exceptions.get(core)
  return split === undefined ? null : split.map(word)
}

/** "U.S.", "e.g.", "J.": the last stop belongs to it. */
const initials = /^(?:\p{L}\.){2,}$|^\p{Lu}\.$/u

function inner(core: string, exceptions: Exceptions): Piece[] {
  return core
    .split(joints)
    .filter((part) => part !== '')
    .flatMap((part) => known(part, exceptions) ?? [word(part)])
}

/** Whether an apostrophe at a word's end belongs to it: "'tis", "o'". */
export type IsElided = (word: string) => boolean

function piecesOf(chunk: string, isLast: boolean, exceptions: Exceptions, isElided: IsElided): Piece[] {
  const before: Piece[] = []
  const after: Piece[] = []
  let core = chunk
  for (;;) {
    const whole = known(core, exceptions)
    if (whole !== null) return [...before, ...whole, ...after]
    if (isElided(core)) return [...before, word(core), ...after]
    // At the end it ends the sentence too; a single letter there is a word: "It was I."
    if (initials.test(core) && !(isLast && core.length === 2))
      return [...before, word(core), ...(isLast ? [word('.')] : []), ...after]
    const head = leading.exec(core)?.[0] ?? ''
    const tail = trailing.exec(core)?.[0] ?? ''
    // What stands behind "'em," goes first: whether the apostrophe belongs to it is seen when it is bare.
    const isApostrophe = /^['’]$/u.test(head) && tail !== '' && !/['’]/u.test(tail)
    if (head !== '' && !isApostrophe && !(head.startsWith('-') && /^-[\d.]/u.test(core))) {
      before.push({ text: head, kind: 'mark' })
      core = core.slice(head.length)
      continue
    }
    if (tail !== '') {
      after.unshift({ text: tail, kind: 'mark' })
      core = core.slice(0, -tail.length)
      continue
    }
    const ending = possessive.exec(core)?.[0] ?? ''
    if (ending === '' || ending === core) break
    after.unshift(word(ending))
    core = core.slice(0, -ending.length)
  }
  return core === '' ? [...before, ...after] : [...before, ...inner(core, exceptions), ...after]
}

export function splitWords(text: string, exceptions: Exceptions, isElided: IsElided = () => false): Chunk[] {
  const chunks = text.trim().split(/\s+/u)
  return chunks
    .filter((chunk) => chunk !== '')
    .map((chunk, index) => ({
      pieces: piecesOf(chunk, index === chunks.length - 1, exceptions, isElided),
      spaceAfter: index < chunks.length - 1,
    }))
}

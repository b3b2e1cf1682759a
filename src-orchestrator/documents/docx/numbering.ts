import { allNamed, attribute, childElements, childNamed, localName, parseXml, type Element } from '../dom.ts'
import { numberWritten } from '../markup/list-numbers.ts'
import { childValue } from './child-value.ts'

type Level = { format: string; text: string; start: number }
export type ListItem = { list: string; level: number }

/** Numbers of lists and headings, counted as a reader counts them. ISO/IEC 29500-1, 17.9. */
export type Numbering = {
  /** What is printed before a paragraph of that list, "2.1"; null: a bullet, or nothing. Counts on. */
  next: (item: ListItem) => string | null
}

function numberIn(parent: Element, name: string, fallback: number): number {
  const value = Number(childValue(parent, name) ?? Number.NaN)
  return Number.isInteger(value) ? value : fallback
}

function levelsOf(abstract: Element): Map<number, Level> {
  const levels = new Map<number, Level>()
  for (const level of childElements(abstract).filter((each) => localName(each) === 'lvl')) {
    levels.set(Number(attribute(level, 'ilvl') ?? 0), {
      format: childValue(level, 'numFmt') ?? 'decimal',
      text: childValue(level, 'lvlText') ?? '',
      start: numberIn(level, 'start', 1),
    })
  }
  return levels
}

const types: Readonly<Record<string, string>> = {
  lowerLetter: 'a',
  upperLetter: 'A',
  lowerRoman: 'i',
  upperRoman: 'I',
}

export function openNumbering(text: string | null): Numbering {
  const root = text === null ? null : parseXml(text)
  const abstracts = new Map(
    (root === null ? [] : allNamed(root, 'abstractNum')).map((each) => [
      attribute(each, 'abstractNumId') ?? '',
      levelsOf(each),
    ]),
  )
  const lists = new Map<string, { abstract: string; starts: Map<number, number> }>()
  for (const num of root === null ? [] : allNamed(root, 'num')) {
    const starts = new Map<number, number>()
    for (const override of allNamed(num, 'lvlOverride')) {
      if (childNamed(override, 'startOverride') !== null)
        starts.set(Number(attribute(override, 'ilvl') ?? 0), numberIn(override, 'startOverride', 1))
    }
    lists.set(attribute(num, 'numId') ?? '', { abstract: childValue(num, 'abstractNumId') ?? '', starts })
  }
  const counters = new Map<string, Map<number, number>>()
  const restarted = new Set<string>()
  return {
    next: ({ list, level }) => {
      const found = lists.get(list)
      const levels = found === undefined ? undefined : abstracts.get(found.abstract)
      const own = levels?.get(level)
      if (found === undefined || levels === undefined || own === undefined) return null
      const counts = counters.get(found.abstract) ?? new Map<number, number>()
      counters.set(found.abstract, counts)
      const override = found.starts.get(level)
      const isRestart = override !== undefined && !restarted.has(`${list} ${level}`)
      if (isRestart) restarted.add(`${list} ${level}`)
      const before = counts.get(level)
      counts.set(level, isRestart ? override : before === undefined ? own.start : before + 1)
      for (const deeper of counts.keys()) if (deeper > level) counts.delete(deeper)
      // What a deeper number shows of a level that has not been counted counts as its first.
      for (let at = 0; at < level; at++) if (!counts.has(at)) counts.set(at, levels.get(at)?.start ?? 1)
      if (own.format === 'bullet' || own.format === 'none') return null
      const written = own.text.replaceAll(/%(\d)/gu, (_whole, digit: string) => {
        const at = Number(digit) - 1
        const { format = 'decimal', start = 1 } = levels.get(at) ?? {}
        return numberWritten(counts.get(at) ?? start, types[format] ?? '1')
      })
      return written.trim() === '' ? null : written.trim()
    },
  }
}

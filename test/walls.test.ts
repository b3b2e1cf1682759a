import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

/** A path answers "where may this run?". These tables are the answer; docs/architecture.md says why. */
const root = dirname(dirname(fileURLToPath(import.meta.url)))

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path).split(sep).join('/'))
    .filter((path) => /\.(?:ts|tsx|mts|mjs)$/u.test(path) && !path.endsWith('.d.ts'))
}

const topFolders = ['src-contract', 'src-node', 'src-orchestrator', 'src-main', 'src-preload', 'src-renderer']
const isTestCode = (path: string): boolean => /\.test\.tsx?$|\/testing\//u.test(path)
const sources = topFolders.flatMap(filesUnder)

function importsOf(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8')
  const found = text.matchAll(/(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/gu) // prettier-ignore
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

/** A relative import as a path from the root; a package's name as it is. */
function target(path: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier
  return relative(root, resolve(root, dirname(path), specifier))
    .split(sep)
    .join('/')
}

const manifestSchema = z.object({ devDependencies: z.record(z.string(), z.string()) })

type Rule = { folder: string; may: RegExp; says: string }

const rules: Rule[] = [
  { folder: 'src-contract/', may: /^(?:zod$|src-contract\/)/u, says: 'zod and itself' },
  { folder: 'src-node/', may: /^(?:node:|src-contract\/|src-node\/|koffi$|env-paths$|tree-kill$)/u, says: 'Node, the contract, itself' },
  { folder: 'src-orchestrator/', may: /^(?!src-main|src-preload|src-renderer|electron$|react)/u, says: 'nothing of main or a window' },
  { folder: 'src-main/', may: /^(?!src-orchestrator|src-preload|src-renderer|react)/u, says: 'nothing of the orchestrator or a window' },
  { folder: 'src-main/core/', may: /^(?:src-contract\/|src-main\/core\/)/u, says: 'the contract and itself: no Node, no clock' },
  { folder: 'src-preload/', may: /^(?:electron$|src-contract\/channel|src-preload\/)/u, says: 'electron and the channel table' },
  { folder: 'src-renderer/', may: /^(?!node:|electron$|src-main|src-orchestrator|src-preload|src-node)/u, says: 'the contract and browser packages' },
] // prettier-ignore

const reading = 'src-orchestrator/phases/extraction/'
/** What a book is made of, each out of those before it; behind them what comes from elsewhere and uses them. */
const readingSteps = ['words', 'page', 'blocks', 'chapters', 'notes', 'furniture']
const readingRules = readingSteps.map((step, at): Rule => {
  const later = [...readingSteps.slice(at + 1), 'scans', 'documents', 'txt'].join('|')
  return { folder: `${reading}${step}/`, may: new RegExp(`^(?!${reading}(?:${later})/)`, 'u'), says: 'no later step of reading' } // prettier-ignore
})

describe('walls between folders', () => {
  it.each([...rules, ...readingRules])('$folder imports $says', ({ folder, may }) => {
    const within = sources.filter((path) => path.startsWith(folder) && !isTestCode(path))
    expect(within.length).toBeGreaterThan(0)
    const wrong = within.flatMap((path) =>
      importsOf(path)
        .map((specifier) => target(path, specifier))
        .filter((imported) => !may.test(imported))
        .map((imported) => `${path} imports ${imported}`),
    )
    expect(wrong).toEqual([])
  })

  it('only the desktop shell and the preload import electron', () => {
    const importers = sources.filter((path) => !isTestCode(path) && importsOf(path).includes('electron'))
    const strangers = importers.filter(
      (path) => !/^(?:src-main\/shell\/electron\/|src-main\/index\.ts$|src-preload\/)/u.test(path),
    )
    expect(strangers).toEqual([])
  })

  it('the core knows neither time nor chance', () => {
    const impure =
      /\bDate\.now\(|\bnew Date\(\)|\bperformance\.|\bMath\.random\(|\bsetTimeout\(|\bsetInterval\(|\bprocess\./u
    const core = sources.filter((path) => path.startsWith('src-main/core/') && !isTestCode(path))
    expect(core.filter((path) => impure.test(readFileSync(join(root, path), 'utf8')))).toEqual([])
  })
})

describe('files', () => {
  it('hold one idea: 250 lines at most, tests and tables of data apart', () => {
    const isTable = /\.data\.ts$|config-form\.ts$|failure-codes\.ts$/u
    const long = [...sources, ...['scripts', 'bin', 'bench'].flatMap(filesUnder)]
      .filter((path) => !isTestCode(path) && !isTable.test(path))
      .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1 }))
      .filter(({ lines }) => lines > 250)
    expect(long).toEqual([])
  })

  it('export no value that only they use', () => {
    const everywhere = [...sources, ...['test', 'e2e', 'bench', 'scripts', 'bin'].flatMap(filesUnder)]
    const texts = everywhere.map((path) => [path, readFileSync(join(root, path), 'utf8')] as const)
    const filesWith = new Map<string, number>()
    for (const [, text] of texts)
      for (const word of new Set(text.match(/[\w$]+/gu))) filesWith.set(word, (filesWith.get(word) ?? 0) + 1)
    const exported = /^export (?:async )?(?:const|let|class|function\*?) (?<name>[\w$]+)/gmu
    const found = texts.flatMap(([path, text]) =>
      [...text.matchAll(exported)].map(({ groups }) => ({ path, name: groups?.['name'] ?? '' })),
    )
    expect(found.length).toBeGreaterThan(1000)
    expect(found.filter(({ name }) => filesWith.get(name) === 1)).toEqual([])
  })

  it('import one another in no circle, for types neither', () => {
    const known = new Set(sources)
    const imports = new Map(
      sources.map((path) => [path, importsOf(path).map((name) => target(path, name)).filter((name) => known.has(name))]),
    ) // prettier-ignore
    const circles: string[] = []
    const done = new Set<string>()
    const follow = (path: string, behind: readonly string[]): void => {
      const at = behind.indexOf(path)
      if (at >= 0) circles.push([...behind.slice(at), path].join(' → '))
      if (at >= 0 || done.has(path)) return
      for (const next of imports.get(path) ?? []) follow(next, [...behind, path])
      done.add(path)
    }
    for (const path of sources) follow(path, [])
    expect(imports.get('src-main/cli.ts')).not.toEqual([])
    expect(circles).toEqual([])
  })

  it('have no way round the compiler or the linter', () => {
    const doors = /@ts-(?:ignore|nocheck|expect-error)|(?:eslint|oxlint)-disable/u
    const wrong = sources.filter((path) => doors.test(readFileSync(join(root, path), 'utf8')))
    expect(wrong).toEqual([])
  })
})

it('what runs on the user’s own Node 20 calls nothing that came later', () => {
  // The compiler takes ES2024 for what Node 24 runs: tests, benches and scripts.
  const later =
    /\b(?:(?:Object|Map)\.groupBy|Promise\.(?:withResolvers|try)|Array\.fromAsync|Iterator\.(?:from|concat)|import\.meta\.(?:dirname|filename))\b/u
  const inNode = sources.filter((path) => !path.startsWith('src-renderer/') && !isTestCode(path))
  const wrong = inNode.filter((path) => later.test(readFileSync(join(root, path), 'utf8')))
  expect(inNode.length).toBeGreaterThan(0)
  expect(wrong).toEqual([])
})

it('what an installed Bookspool reads of other packages at run time is among its dependencies', () => {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const { devDependencies } = manifestSchema.parse(manifest)
  // The page is bundled; ONNX Runtime is carried (scripts/copy-onnxruntime.mjs); Electron brings itself.
  const brought = new Set(['onnxruntime-node', 'electron'])
  const reading = sources.filter((path) => !path.startsWith('src-renderer/') && !isTestCode(path))
  const wrong = reading.flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    const named = text.includes('packageFile(') ? [...text.matchAll(/['`]((?:@[\w.-]+\/)?[\w.-]+)(?=['`/])/gu)].map(([, name = '']) => name) : [] // prettier-ignore
    return [...named, ...importsOf(path)]
      .filter((name) => Object.hasOwn(devDependencies, name) && !brought.has(name))
      .map((name) => `${path} reads ${name}`)
  })
  expect(reading.length).toBeGreaterThan(0)
  expect(wrong).toEqual([])
})

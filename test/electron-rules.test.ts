import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { parseSync } from 'vite'
import {
  accessesOf,
  importsOf,
  isNode,
  nameOf,
  nodesOf,
  root,
  sourcesOf,
  type Node,
  type Source,
} from './syntax.ts'

/** What Electron publishes as security rules, held on the syntax: https://www.electronjs.org/docs/latest/tutorial/security */
const main = sourcesOf('src-main')
const preload = sourcesOf('src-preload')
const renderer = sourcesOf('src-renderer')
const all = [...main, ...preload, ...renderer, ...sourcesOf('src-node'), ...sourcesOf('src-orchestrator')]

const where = (holds: (source: Source) => boolean): string[] => all.filter(holds).map(({ path }) => path)
const accesses = (object: string | null, property: string) => (source: Source) =>
  accessesOf(source).some(([of, name]) => name === property && (object === null || of === object))

describe('one door per side', () => {
  it('ipcMain is imported in one file', () => {
    expect(where((source) => importsOf(source).some(([, name]) => name === 'ipcMain'))).toEqual([
      'src-main/shell/electron/ipc-door.ts',
    ])
  })

  it('the preload’s modules stay in the preload', () => {
    const own = new Set(['ipcRenderer', 'webUtils', 'contextBridge'])
    const importers = where((source) => importsOf(source).some(([, name]) => own.has(name)))
    expect(importers).toEqual(['src-preload/index.ts'])
  })

  it.each([
    ['webContents', 'send', 'src-main/shell/electron/announce.ts'],
    ['dialog', 'showOpenDialog', 'src-main/shell/electron/dialogs.ts'],
  ])('%s.%s is in one file', (object, property, path) => {
    expect(where(accesses(object, property))).toEqual([path])
  })

  it('window.bookspool is touched in one file of the window', () => {
    const files = where(
      (source) => source.path.startsWith('src-renderer/') && accesses(null, 'bookspool')(source),
    )
    expect(files).toHaveLength(1)
  })

  it('windows are made in one file', () => {
    const makers = where(({ nodes }) =>
      nodes.some((node) => node.type === 'NewExpression' && nameOf(node['callee']) === 'BrowserWindow'),
    )
    expect(makers).toEqual(['src-main/shell/electron/main-window.ts'])
  })
})

function settings(source: Source): string[] {
  return source.nodes
    .filter((node) => node.type === 'Property')
    .map((node) => {
      const value = node['value']
      return `${nameOf(node['key']) ?? ''}: ${isNode(value) && value.type === 'Literal' ? String(value['value']) : '…'}`
    })
}

describe('what must not be there', () => {
  it.each([
    'sandbox: false', 'contextIsolation: false', 'nodeIntegration: true', 'webSecurity: false', 'allowRunningInsecureContent: true',
    'experimentalFeatures: true', 'enableBlinkFeatures: …', 'webviewTag: true', 'nodeIntegrationInWorker: true', 'nodeIntegrationInSubFrames: true',
    'shell: true',
  ])('the setting %s', (setting) => {
    expect(where((source) => settings(source).includes(setting))).toEqual([])
  }) // prettier-ignore

  const uses = (property: string) => (source: Source) =>
    accesses(null, property)(source) || importsOf(source).some(([, name]) => name === property)

  it.each(['sendSync', 'returnValue', 'loadFile', 'executeJavaScript', 'openExternal'])('%s', (property) => {
    expect(where(uses(property))).toEqual([])
  })

  it('synchronous reading where a window waits; the terminal may, and the doctor where there is no Electron', () => {
    const files = where(uses('readFileSync')).filter((path) =>
      /^src-main\/(?!shell\/terminal\/|shell\/doctor\/|cli\.ts)/u.test(path),
    )
    expect(files).toEqual([])
  })

  it('a shell between us and a child', () => {
    const shells = new Set(['exec', 'execSync'])
    expect(
      where((source) =>
        importsOf(source).some(([module, name]) => module.endsWith('child_process') && shells.has(name)),
      ),
    ).toEqual([])
  })

  it('@electron/remote', () => {
    expect(where((source) => importsOf(source).some(([module]) => module === '@electron/remote'))).toEqual([])
  })
})

describe('what must be there', () => {
  it.each([
    'enableSandbox', 'setPermissionRequestHandler', 'setPermissionCheckHandler', 'will-navigate', 'will-frame-navigate', 'will-redirect',
    'setWindowOpenHandler', 'requestSingleInstanceLock', 'registerSchemesAsPrivileged', 'render-process-gone', 'child-process-gone',
    'query-session-end', 'session-end', 'setAppUserModelId', 'open-file', 'before-quit',
  ])('%s', (name) => {
    const shell = main.filter(({ path }) => /^src-main\/(?:index\.ts|shell\/electron\/)/u.test(path))
    expect(shell.flatMap(({ nodes }) => nodes).some((node) => nameOf(node) === name)).toBe(true)
  }) // prettier-ignore

  it.each([
    ['protocol', 'handle'],
    ['powerSaveBlocker', 'stop'],
  ])('%s.%s', (object, property) => {
    expect(where(accesses(object, property))).toHaveLength(1)
  })
})

describe('the built preload', () => {
  const path = join(root, 'out', 'preload', 'index.cjs')
  const read = (): string => {
    if (!existsSync(path)) throw new Error('out/ is not built: run npm run build')
    return readFileSync(path, 'utf8')
  }
  const calls = (name: string): Node[] =>
    [...nodesOf(parseSync('index.cjs', read(), { sourceType: 'commonjs' }).program)].filter(
      (node) => node.type === 'CallExpression' && nameOf(node['callee']) === name,
    )

  it('is one small CommonJS file that requires electron and nothing else', () => {
    expect(Buffer.byteLength(read())).toBeLessThan(10_000)
    const required = calls('require').map((node) =>
      Array.isArray(node['arguments']) ? nameOf(node['arguments'][0]) : null,
    )
    expect(required).toEqual(['electron'])
    expect(read()).not.toMatch(/\bimport\s*\(|^\s*(?:import|export)\s/mu)
  })

  it('exposes the contract’s functions under one name, and hands a listener no event', async () => {
    const exposed: Record<string, Record<string, (...args: unknown[]) => unknown>> = {}
    const sent: unknown[] = []
    const listening = new Map<string, (...args: unknown[]) => void>()
    const electron = {
      contextBridge: {
        exposeInMainWorld: (key: string, api: Record<string, () => unknown>) => {
          exposed[key] = api
        },
      },
      ipcRenderer: {
        invoke: async (...args: unknown[]) => Promise.resolve(sent.push(args)),
        send: (...args: unknown[]) => sent.push(args),
        on: (name: string, listener: (...args: unknown[]) => void) => listening.set(name, listener),
        removeListener: (name: string) => listening.delete(name),
      },
      webUtils: { getPathForFile: (file: { path: string }) => file.path },
    }
    runInNewContext(read(), {
      require: (name: string) => (name === 'electron' ? electron : null),
      module: {},
      exports: {},
    })
    expect(Object.keys(exposed)).toEqual(['bookspool'])
    const bridge = exposed['bookspool'] ?? {}
    expect(Object.keys(bridge).toSorted()).toEqual(['addDropped', 'ask', 'installDropped', 'listen', 'tell'])

    const heard: unknown[][] = []
    const stop = bridge['listen']?.('state.changed', (...args: unknown[]) => heard.push(args))
    listening.get('state.changed')?.({ sender: 'ipcRenderer' }, { revision: 1 })
    expect(heard).toEqual([[{ revision: 1 }]])
    if (typeof stop === 'function') Reflect.apply(stop, undefined, [])
    expect(listening.size).toBe(0)

    await bridge['addDropped']?.([{ path: '/a.pdf' }, { path: '' }])
    await bridge['installDropped']?.([{ path: '/heart.whl' }, { path: '' }])
    expect(sent).toEqual([
      ['pile.add', { paths: ['/a.pdf'] }],
      ['voices.installFiles', { paths: ['/heart.whl'] }],
    ])
    await expect(bridge['ask']?.('window.reportError', {})).rejects.toThrow('There is no ask')
    expect(() => bridge['tell']?.('constructor', {})).toThrow('There is no tell')
  })
})

describe('the built window', () => {
  it('has no inline script and loads the bridge before the app', () => {
    const html = readFileSync(join(root, 'out', 'renderer', 'index.html'), 'utf8')
    const scripts = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gu)].map(
      ([, attributes, text]) => ({ attributes, text: text?.trim() }),
    )
    expect(scripts.every(({ attributes, text }) => text === '' && attributes?.includes('src='))).toBe(true)
    expect(html.indexOf('bridge.js')).toBeGreaterThan(-1)
    expect(html.indexOf('bridge.js')).toBeLessThan(html.indexOf('type="module"'))
    expect(html).not.toMatch(/\son\w+=/u)
  })
})

import { randomUUID } from 'node:crypto'

/** Sounds that the page may play, and pictures of books' pages that it may show: only what main has put here has an address, and an address names no path. */
export type SoundShelf = {
  /** The address of a file, the same for as long as Bookspool runs. `path` is absolute; another `version` of what lies there has another address. */
  addressOf: (path: string, version?: number) => string
  /** The file behind an address; null where there is none. */
  pathAt: (pathname: string) => string | null
}

const soundFolder = '/sound/'

export function createSoundShelf(): SoundShelf {
  const addresses = new Map<string, string>()
  const paths = new Map<string, string>()
  return {
    addressOf: (path, version = 0) => {
      const key = `${version} ${path}`
      const known = addresses.get(key)
      if (known !== undefined) return known
      const address = `${soundFolder}${randomUUID()}`
      addresses.set(key, address)
      paths.set(address, path)
      return address
    },
    pathAt: (pathname) => paths.get(pathname) ?? null,
  }
}

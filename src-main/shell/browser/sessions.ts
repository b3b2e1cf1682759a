import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { errorCode, writeFileAtomic } from '../../../src-node/atomic-file.ts'

/** Sessions that are remembered over a restart; the oldest ones give way. */
const mostSessions = 50

const storedSchema = z.object({ sessions: z.array(z.string().regex(/^[0-9a-f]{64}$/u)) })

export type Sessions = {
  /** A token that opens one session, once. */
  newToken: () => string
  /** Exchanges a token for a session's secret; null where it was used already, or never given out. */
  exchange: (token: string) => Promise<string | null>
  has: (secret: string | null) => boolean
}

const newSecret = (): string => randomBytes(32).toString('base64url')
/** Only digests are kept: they are looked up, so that no comparison tells by its time how much of a guess was right. */
const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex')

async function readSessions(path: string): Promise<string[]> {
  try {
    const stored = storedSchema.safeParse(JSON.parse(await readFile(path, 'utf8')))
    return stored.success ? stored.data.sessions : []
  } catch (error) {
    // Without the file, or with a broken one, everybody needs a new link: nothing else is lost.
    if (error instanceof SyntaxError || errorCode(error) === 'ENOENT') return []
    throw error
  }
}

/** Sessions of the browser door. `path`: where the digests of open ones are kept, so that a page goes on after a restart. */
export async function openSessions(path: string): Promise<Sessions> {
  const tokens = new Set<string>()
  let sessions = await readSessions(path)
  return {
    newToken: () => {
      const token = newSecret()
      tokens.add(digest(token))
      return token
    },
    exchange: async (token) => {
      if (!tokens.delete(digest(token))) return null
      const secret = newSecret()
      sessions = [...sessions, digest(secret)].slice(-mostSessions)
      await writeFileAtomic(path, JSON.stringify({ sessions }))
      return secret
    },
    has: (secret) => secret !== null && sessions.includes(digest(secret)),
  }
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { errorCode, writeFileAtomic } from '../../src-node/atomic-file.ts'
import { homeFolder } from '../../src-node/home-folder.ts'
import { makeFolder } from '../../src-node/make-folder.ts'

/** Seconds of speech that a voice makes in a second on one core of this machine, by its id. */
export type MeasuredSpeeds = Readonly<Record<string, number>>

const schema = z.record(z.string(), z.number().positive())
const place = (home: string): string => join(home, 'voices', 'measured.json')

/** None where nothing was measured yet, or the file cannot be read: it is made anew with the next sample. */
export async function measuredSpeeds(home: string = homeFolder()): Promise<MeasuredSpeeds> {
  try {
    const parsed = schema.safeParse(JSON.parse(await readFile(place(home), 'utf8')))
    return parsed.success ? parsed.data : {}
  } catch (error) {
    if (error instanceof SyntaxError || errorCode(error) !== undefined) return {}
    throw error
  }
}

/** What came of a measurement is worth no failure: where the home cannot be written, it is measured again another time. */
export async function keepSpeed(
  id: string,
  timesRealTime: number,
  home: string = homeFolder(),
): Promise<void> {
  const rounded = timesRealTime < 10 ? Math.round(timesRealTime * 10) / 10 : Math.round(timesRealTime)
  const speeds = { ...(await measuredSpeeds(home)), [id]: rounded }
  try {
    await makeFolder(join(home, 'voices'))
    await writeFileAtomic(place(home), `${JSON.stringify(speeds)}\n`)
  } catch (error) {
    if (errorCode(error) === undefined) throw error
  }
}

import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { answerSound } from '../sound/sound-answer.ts'
import { begin } from './replies.ts'

/** A sound that the page was given, or the part of it that its player wants. */
export async function replySound(
  response: ServerResponse,
  path: string,
  range: string | null,
  withBody: boolean,
): Promise<void> {
  const { status, headers, body } = await answerSound(path, range, withBody)
  begin(response, status, headers)
  if (body === null) {
    response.end()
    return
  }
  try {
    await pipeline(body, response)
  } catch (error) {
    // A player that seeks leaves in the middle; a file that is gone cannot be said any more.
    if (errorCode(error) === undefined) throw error
    response.destroy()
  }
}

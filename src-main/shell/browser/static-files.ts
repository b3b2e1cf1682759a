import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname } from 'node:path'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { resourceFile } from '../../../src-node/install-layout.ts'
import { containedFile, contentTypes } from '../electron/serve-renderer.ts'
import { begin, replyPage } from './replies.ts'

/** The file that a path names: the built renderer's, and the door's own bridge in the place where the page expects one. */
function fileOf(rendererFolder: string, pathname: string): string | null {
  if (pathname === '/bridge.js') return resourceFile('browser', 'bridge.js')
  return containedFile(rendererFolder, `http://page${pathname === '/' ? '/index.html' : pathname}`)
}

export async function replyFile(
  response: ServerResponse,
  rendererFolder: string,
  pathname: string,
  withBody: boolean,
): Promise<void> {
  const path = fileOf(rendererFolder, pathname)
  if (path === null) {
    replyPage(response, 404, 'not-here')
    return
  }
  try {
    const body = await readFile(path)
    const contentType = contentTypes[extname(path)] ?? 'application/octet-stream'
    begin(response, 200, { 'content-type': contentType, 'content-length': body.length })
    response.end(withBody ? body : undefined)
  } catch (error) {
    if (!['ENOENT', 'EISDIR', 'ENOTDIR'].includes(errorCode(error) ?? '')) throw error
    replyPage(response, 404, 'not-here')
  }
}

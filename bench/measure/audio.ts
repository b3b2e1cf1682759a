import { execFileSync } from 'node:child_process'

/** MD5 of the audio stream as it is, without the tags around it. */
export function audioMd5(path: string): string {
  const args = ['-v', 'error', '-i', path, '-map', '0:a', '-c', 'copy', '-f', 'md5', '-']
  return execFileSync('ffmpeg', args, { encoding: 'utf8' }).trim()
}

import { win32 } from 'node:path'

/** MAX_PATH, less the file name of eight and three that Windows reserves within folders. https://learn.microsoft.com/windows/win32/fileio/maximum-file-path-limitation */
const longestPlain = 247

/**
 * A path as another program can open it. Node handles long paths on Windows by itself; a program without the manifest for it, as ffmpeg's builds are, needs
 * the form that begins with \\?\. Anything but a long absolute path stays as it is.
 */
export function pathForProgram(argument: string, platform: NodeJS.Platform = process.platform): string {
  if (platform !== 'win32' || argument.length <= longestPlain) return argument
  const isFullPath = /^(?:[a-z]:[\\/]|\\\\[^?.\\])/iu.test(argument)
  return isFullPath ? win32.toNamespacedPath(win32.normalize(argument)) : argument
}

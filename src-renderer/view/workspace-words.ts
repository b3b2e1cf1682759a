/** The last part of a path, from whichever system it is. */
export function lastPart(path: string): string {
  return path.split(/[\\/]/u).findLast((part) => part !== '') ?? path
}

/** Whose settings a config.yaml holds. */
export function settingsOwner({ path, isOwn }: { path: string; isOwn: boolean }): string {
  return isOwn ? 'Bookspool’s own settings' : `Of the workspace “${lastPart(path)}”`
}

/** For a shell of that platform to take the path as one word. */
export function quotedPath(path: string): string {
  return /^[\w./\\:-]+$/u.test(path) ? path : `"${path.replaceAll('"', '\\"')}"`
}

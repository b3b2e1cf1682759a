/** Ends a switch over a closed union: the compiler proves that it is not reached, and a value that slipped past it is a bug. */
export function assertNever(value: never): never {
  throw new TypeError(`unexpected value: ${JSON.stringify(value)}`)
}

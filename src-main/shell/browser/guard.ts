import { isIP } from 'node:net'
import { hostname } from 'node:os'

/** Host without its port, lower case, IPv6 without brackets; null where it is no host. */
function hostNameOf(header: string | undefined): string | null {
  const match = /^(?:\[([0-9a-f:.]+)\]|([^\s:/@[\]]+))(?::\d{1,5})?$/iu.exec(header ?? '')
  return (match?.[1] ?? match?.[2])?.toLowerCase() ?? null
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/**
 * Whether a request names a host that this door answers for. A page of another site that has its own name point here (DNS rebinding) sends that
 * name: so, beside this machine's, only addresses in digits pass, and those only where `--host` opened the door to others.
 */
export function isOwnHost(header: string | undefined, boundTo: string, machine = hostname()): boolean {
  const host = hostNameOf(header)
  if (host === null) return false
  if (loopback.has(host) || host === boundTo.toLowerCase()) return true
  if (loopback.has(boundTo)) return false
  const name = machine.toLowerCase()
  return isIP(host) !== 0 || host === name || host === `${name}.local`
}

/** Whether a request comes from the door's own page. Reading may come without an Origin; whatever changes something may not. */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  mayBeMissing: boolean,
): boolean {
  if (origin === undefined) return mayBeMissing
  return host !== undefined && origin.toLowerCase() === `http://${host.toLowerCase()}`
}

/** The value of a cookie; null where it is not there. */
export function cookieOf(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at !== -1 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return null
}

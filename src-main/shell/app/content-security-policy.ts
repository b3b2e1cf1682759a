/**
 * What the window's page may load, the same in both windowed doors: everything from the app itself, nothing from elsewhere. Covers are shown from data:
 * URLs. No style element may be put in; style attributes are set through the CSSOM, which style-src does not forbid.
 * `connect`: what scripts may connect to beside the page's own origin.
 */
export function contentSecurityPolicy(connect: readonly string[] = []): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...connect].join(' '),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

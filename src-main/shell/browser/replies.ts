import type { ServerResponse } from 'node:http'
import { contentSecurityPolicy } from '../app/content-security-policy.ts'

/** Sent with everything: nothing of another site may frame, embed, read or be told of these pages. */
const headers = {
  // 'self' does not cover WebSockets in every browser: https://www.w3.org/TR/CSP3/#match-url-to-source-expression
  'content-security-policy': contentSecurityPolicy(['ws:']),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

export function begin(response: ServerResponse, status: number, more: Record<string, string | number>): void {
  response.writeHead(status, { ...headers, ...more })
}

export function replyText(response: ServerResponse, status: number, text: string, contentType: string): void {
  begin(response, status, { 'content-type': contentType, 'content-length': Buffer.byteLength(text) })
  response.end(text)
}

const page = (title: string, body: string): string =>
  `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${title} – Bookspool</title>` +
  `<meta name="viewport" content="width=device-width"></head><body><h1>${title}</h1>${body}</body></html>\n`

const howToGetOne =
  '<p>Go to the terminal where <code>bookspool serve</code> runs and press Enter: it prints a new link. ' +
  'If it runs without a terminal, start it again and use the link that it prints.</p>'

const pages = {
  'link-needed': page(
    'A link is needed',
    `<p>This page opens with the link that Bookspool prints.</p>${howToGetOne}`,
  ),
  'link-used': page(
    'This link was used already',
    `<p>Each link works once. If you used it in this browser, <a href="/">go on here</a>.</p>${howToGetOne}`,
  ),
  'not-here': page(
    'Not here',
    '<p>There is nothing under this address. <a href="/">Go to the books</a>.</p>',
  ),
  'foreign-host': page(
    'Not here',
    '<p>Bookspool does not answer under this name. Use the link that it printed.</p>',
  ),
} as const

export function replyPage(response: ServerResponse, status: number, name: keyof typeof pages): void {
  replyText(response, status, pages[name], 'text/html; charset=utf-8')
}

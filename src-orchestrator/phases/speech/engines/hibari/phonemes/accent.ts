/** How a voice of English pronounces it. */
export type Accent = 'american' | 'british'

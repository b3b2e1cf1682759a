import type { ReactNode } from 'react'

export function BrandMark({ size }: { size: number }): ReactNode {
  return (
    <svg aria-hidden viewBox="0 0 32 32" width={size} height={size} className="brand-mark">
      <rect width="32" height="32" rx="8" />
      <g fill="none" strokeWidth="2.4" strokeLinecap="round">
        <path d="M8 9.5c3-1.2 5.6-.8 8 1v12.5c-2.4-1.8-5-2.2-8-1z" strokeLinejoin="round" />
        <path d="M20 13.5v7M24 10.5v13" />
      </g>
    </svg>
  )
}

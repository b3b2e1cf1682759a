import { CircleAlert, Unplug } from 'lucide-react'
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { Button } from 'react-aria-components'

type Props = { children: ReactNode; onCrash: (message: string, stack: string | undefined) => void }

/** The last resort of the window: main goes on working, so reloading loses nothing. */
export class CrashBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    this.props.onCrash(error.message, `${error.stack ?? ''}\n${info.componentStack ?? ''}`)
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <main className="whole-window" role="alert">
        <CircleAlert aria-hidden size={40} strokeWidth={1.5} className="tone-bad" />
        <h1>The window has stumbled</h1>
        <p>Your books are not affected: whatever was running goes on. The error is in the log.</p>
        <pre className="error-detail">{error.message}</pre>
        <Button
          className="button primary"
          onPress={() => {
            location.reload()
          }}
        >
          Load the window again
        </Button>
      </main>
    )
  }
}

export function NoBridge(): ReactNode {
  return (
    <main className="whole-window" role="alert">
      <Unplug aria-hidden size={40} strokeWidth={1.5} />
      <h1>Bookspool is not behind this page</h1>
      <p>Open the link that Bookspool printed when it started, or start it again.</p>
    </main>
  )
}

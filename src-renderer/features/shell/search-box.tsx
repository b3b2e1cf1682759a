import { Search } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Input, SearchField } from 'react-aria-components'

type Props = {
  /** Of what is typed into, for keys that lead there. */
  id?: string
  /** For those who cannot see it. */
  label: string
  /** What can be searched by. */
  placeholder: string
  value: string
  onChange: (value: string) => void
  onKeyDown?: (event: KeyboardEvent) => void
}

export function SearchBox({ id, label, placeholder, value, onChange, onKeyDown }: Props): ReactNode {
  return (
    <SearchField
      className="search"
      aria-label={label}
      value={value}
      onChange={onChange}
      {...(onKeyDown === undefined ? {} : { onKeyDown })}
    >
      <Search aria-hidden size={15} />
      <Input className="input" placeholder={placeholder} {...(id === undefined ? {} : { id })} />
    </SearchField>
  )
}

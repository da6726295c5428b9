import { SearchBox } from '@fluentui/react-components'
import { useEffect, useState } from 'react'

/** Asks for a search when typing has paused, not at each key. */
export function SearchField({
  label,
  value,
  onSearch,
}: {
  label: string
  value: string
  onSearch: (text: string) => void
}) {
  const [text, setText] = useState(value)
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onSearch(text.trim()), 250)
    return () => clearTimeout(timer)
  }, [text, value, onSearch])
  return (
    <search>
      <SearchBox aria-label={label} placeholder={label} value={text} onChange={(_, data) => setText(data.value)} />
    </search>
  )
}

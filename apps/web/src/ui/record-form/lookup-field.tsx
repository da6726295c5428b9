import { Combobox, Option, Spinner } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { RecordRef } from '../../api/api.gen.ts'

export type SearchRecords = (tables: readonly string[], text: string, signal: AbortSignal) => Promise<RecordRef[]>

interface LookupFieldProps {
  targets: readonly string[]
  value: RecordRef | null
  onPick: (record: RecordRef | null) => void
  search: SearchRecords
}

interface Found {
  /** What was searched for; an answer to an earlier text is not shown under a newer one. */
  text: string
  records: readonly RecordRef[] | 'failed'
}

/** Picks another record by its name; what is typed is a search, only a picked record counts. */
export function LookupField({ targets, value, onPick, search, ...fieldProps }: LookupFieldProps) {
  const [text, setText] = useState<string | undefined>()
  const [open, setOpen] = useState(false)
  const [found, setFound] = useState<Found | undefined>()
  const key = targets.join(',')
  const wanted = text ?? ''

  useEffect(() => {
    if (!open) return
    const controller = new AbortController()
    const timer = setTimeout(() => {
      search(key.split(','), wanted, controller.signal).then(
        (records) => setFound({ text: wanted, records }),
        () => controller.signal.aborted || setFound({ text: wanted, records: 'failed' }),
      )
    }, 200)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [open, wanted, key, search])

  const current = found?.text === wanted ? found.records : 'searching'
  const records = typeof current === 'string' ? [] : current
  const pick = (id: string) => {
    const record = records.find((candidate) => candidate.id === id)
    if (record !== undefined) onPick(record)
    setText(undefined)
  }

  return (
    <Combobox
      {...fieldProps}
      freeform
      clearable
      placeholder="Type a name"
      value={text ?? value?.name ?? ''}
      selectedOptions={value === null ? [] : [value.id]}
      open={open}
      onOpenChange={(_, data) => setOpen(data.open)}
      onInput={(event) => {
        setText(event.currentTarget.value)
        if (event.currentTarget.value === '') onPick(null)
      }}
      onOptionSelect={(_, data) => (data.optionValue === undefined ? onPick(null) : pick(data.optionValue))}
      onBlur={() => setText(undefined)}
    >
      {current === 'searching' && (
        <Option key="searching" disabled text="Searching">
          <Spinner size="tiny" label="Searching" />
        </Option>
      )}
      {current === 'failed' && (
        <Option key="failed" disabled>
          The search failed. Type again to retry.
        </Option>
      )}
      {typeof current !== 'string' && current.length === 0 && (
        <Option key="none" disabled>
          No record with that name
        </Option>
      )}
      {records.map((record) => (
        <Option key={record.id} value={record.id}>
          {record.name}
        </Option>
      ))}
    </Combobox>
  )
}

import { Button, Field, Spinner } from '@fluentui/react-components'
import { useRef, useState, type FormEvent, type ReactNode } from 'react'
import type { FieldDefinition, FieldInput, Problem } from '../../api/api.gen.ts'
import { ProblemNotice } from '../states.tsx'
import { FieldControl } from './field-control.tsx'
import { changedFields, problemsOf, type FormValue, type FormValues } from './form-values.ts'
import type { SearchRecords } from './lookup-field.tsx'
import styles from './record-form.module.css'

interface RecordFormProps {
  main: readonly FieldDefinition[]
  more?: readonly FieldDefinition[]
  initial: FormValues
  /** Values already there in the record; what equals them is not sent. Empty for a new record. */
  before: FormValues
  problem: Problem | undefined
  busy: boolean
  submitLabel: string
  search: SearchRecords
  onSubmit: (fields: Record<string, FieldInput>, form: FormValues) => void
  cancel: ReactNode
}

export function RecordForm({
  main,
  more = [],
  initial,
  before,
  problem,
  busy,
  submitLabel,
  search,
  onSubmit,
  cancel,
}: RecordFormProps) {
  const [values, setValues] = useState<FormValues>(initial)
  const [shown, setShown] = useState<Record<string, string>>({})
  const [nothing, setNothing] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const all = [...main, ...more]
  const fromServer = new Map(problem?.fields?.map((field) => [field.column, field.problem]))

  const change = (column: string, value: FormValue) => {
    setValues((current) => ({ ...current, [column]: value }))
    setShown(({ [column]: _fixed, ...others }) => others)
    setNothing(false)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const problems = problemsOf(all, values)
    setShown(problems)
    if (Object.keys(problems).length > 0) {
      // After the messages are drawn, the first field that needs attention gets the focus.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    const changed = changedFields(all, before, values)
    setNothing(Object.keys(changed).length === 0)
    if (Object.keys(changed).length > 0) onSubmit(changed, values)
  }
  const renderField = (field: FieldDefinition) => {
    const message = shown[field.column] ?? fromServer.get(field.column)
    return (
      <Field
        key={field.column}
        label={field.label}
        required={field.required === 'required'}
        className={(field.type === 'multiline' ? styles.full : undefined) ?? ''}
        validationState={message === undefined ? 'none' : 'error'}
        {...(message === undefined ? {} : { validationMessage: message })}
        {...(field.required === 'recommended' ? { hint: 'Recommended' } : {})}
      >
        <FieldControl
          field={field}
          value={values[field.column]}
          onChange={(value) => change(field.column, value)}
          search={search}
        />
      </Field>
    )
  }

  return (
    <form ref={form} onSubmit={submit} noValidate className={styles.form}>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <div className={styles.fields}>{main.map(renderField)}</div>
      {more.length > 0 && (
        <details className={styles.more}>
          <summary>More fields ({more.length})</summary>
          <div className={styles.fields}>{more.map(renderField)}</div>
        </details>
      )}
      {nothing && <p role="status">Nothing has been changed yet.</p>}
      <div className={styles.actions}>
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={busy}
          icon={busy ? <Spinner size="tiny" /> : null}
        >
          {submitLabel}
        </Button>
        {cancel}
        <span className={styles.hint}>You read the change before it is written to Dynamics.</span>
      </div>
    </form>
  )
}

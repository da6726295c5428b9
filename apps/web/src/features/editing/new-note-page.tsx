import { Button, Field, Input, Spinner, Textarea } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { problemOf } from '../../api/api-problem.ts'
import { useProposePlan } from '../../api/propose-plan.ts'
import { recallProposal } from '../../api/remembered-proposals.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { recordLink } from '../../ui/record-link.ts'
import { Empty, ProblemNotice } from '../../ui/states.tsx'
import { isEditable, type EditableRecord } from './queries.ts'
import styles from './new-note-page.module.css'

const route = getRouteApi('/app/note/$table/$id')

export function NewNotePage() {
  const { table, id } = route.useParams()
  const { name = 'this record', from } = route.useSearch()
  return (
    <Page title="Log a meeting note" width="narrow" crumbs={[{ label: name, link: recordLink(table, id) }]}>
      {isEditable(table) ? (
        <NoteForm key={from ?? 'new'} table={table} id={id} name={name} from={from} />
      ) : (
        <Empty title="Notes belong to accounts, contacts and deals" />
      )}
    </Page>
  )
}

interface NoteFormProps {
  table: EditableRecord['table']
  id: string
  name: string
  /** The plan whose note is written again. */
  from: string | undefined
}

function NoteForm({ table, id, name, from }: NoteFormProps) {
  const propose = useProposePlan()
  const [title, setTitle] = useState(() => textOf(from, 'title'))
  const [text, setText] = useState(() => textOf(from, 'text'))
  const [missing, setMissing] = useState(false)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(text.trim() === '')
    if (text.trim() === '') return
    const heading = title.trim() === '' ? {} : { title: title.trim() }
    propose.mutate({
      proposal: {
        reason: `Meeting note on ${name}`,
        changes: [{ kind: 'add-note', regarding: { table, id }, ...heading, text: text.trim() }],
      },
      form: { title, text },
    })
  }
  return (
    <Panel title={`About ${name}`}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {propose.error !== null && <ProblemNotice problem={problemOf(propose.error)} />}
        <Field label="Title" hint="What the meeting was, in a few words.">
          <Input value={title} onChange={(_, data) => setTitle(data.value)} maxLength={500} autoComplete="off" />
        </Field>
        <Field
          label="What was said and agreed"
          required
          validationState={missing ? 'error' : 'none'}
          {...(missing ? { validationMessage: 'Write a few words; an empty note helps nobody.' } : {})}
        >
          <Textarea value={text} onChange={(_, data) => setText(data.value)} rows={10} resize="vertical" />
        </Field>
        <div className={styles.actions}>
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={propose.isPending}
            icon={propose.isPending ? <Spinner size="tiny" /> : null}
          >
            Review the note
          </Button>
          <LinkButton {...recordLink(table, id)}>Cancel</LinkButton>
          <span>It is written to Dynamics under your name once you approve it.</span>
        </div>
      </form>
    </Panel>
  )
}

function textOf(planId: string | undefined, field: string): string {
  const value = planId === undefined ? undefined : recallProposal(planId)?.form?.[field]
  return typeof value === 'string' ? value : ''
}

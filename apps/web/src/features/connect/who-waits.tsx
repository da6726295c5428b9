import { Button, Field, Input } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { problemOf } from '../../api/api-problem.ts'
import { post } from '../../api/call.ts'
import { ApproveIcon } from '../../ui/icons.ts'
import { ProblemNotice } from '../../ui/states.tsx'
import styles from './connect-page.module.css'

/** The administrators of the workspace see who waits; in a browser without a sign-in, the person has to say it. */
export function WhoWaits() {
  const [name, setName] = useState('')
  const tell = useMutation({ mutationFn: () => post('/api/session/waiting', { name: name.trim() }) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') tell.mutate()
  }
  if (tell.isSuccess) {
    return (
      <p role="status" className={styles.told}>
        <ApproveIcon aria-hidden="true" /> Your Liaison administrators see that {name.trim()} waits.
      </p>
    )
  }
  return (
    <form onSubmit={submit} className={styles.whoWaits}>
      {tell.error !== null && <ProblemNotice problem={problemOf(tell.error)} />}
      <Field
        label="Let your Liaison administrators know that you wait"
        hint="They see the name beside those of others who wait."
      >
        <Input
          value={name}
          onChange={(_, data) => setName(data.value)}
          placeholder="Your name"
          autoComplete="name"
          maxLength={80}
        />
      </Field>
      <div>
        <Button type="submit" disabled={name.trim() === ''} disabledFocusable={tell.isPending}>
          Let them know
        </Button>
      </div>
    </form>
  )
}

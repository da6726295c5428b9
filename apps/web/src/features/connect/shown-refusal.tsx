import { Button, Field, Input } from '@fluentui/react-components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { problemOf } from '../../api/api-problem.ts'
import { post } from '../../api/call.ts'
import { sessionQuery } from '../../api/session.ts'
import { ProblemNotice } from '../../ui/states.tsx'
import styles from './connect-page.module.css'

/**
 * Some of Microsoft's refusals end on its own page, which has no way back to us (P1). Whoever comes back by themselves says
 * what it showed; from then on this browser is explained it, and waits, as if Microsoft had sent it back.
 */
export function ShownRefusal() {
  const queryClient = useQueryClient()
  const [number, setNumber] = useState('')
  const tell = useMutation({
    mutationFn: (serviceCode?: string) =>
      post('/api/session/refusal', serviceCode === undefined ? {} : { serviceCode }),
    onSuccess: () => queryClient.invalidateQueries(sessionQuery),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    tell.mutate(number.trim())
  }
  return (
    <div className={styles.approvalContent}>
      {tell.error !== null && <ProblemNotice problem={problemOf(tell.error)} />}
      <p>
        If its page says “Need admin approval” or “Approval required”, your organisation lets only administrators
        approve applications. Here is how to get it approved, and this page goes on by itself once it is.
      </p>
      <div>
        <Button onClick={() => tell.mutate(undefined)} disabledFocusable={tell.isPending}>
          Microsoft says “Need admin approval”
        </Button>
      </div>
      <form onSubmit={submit} className={styles.shownNumber}>
        <Field label="Any other page shows a number" hint="It begins with AADSTS.">
          <Input
            value={number}
            onChange={(_, data) => setNumber(data.value)}
            placeholder="AADSTS50105"
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
        <div>
          <Button
            type="submit"
            disabled={!/^(AADSTS)?\d{5,8}$/i.test(number.trim())}
            disabledFocusable={tell.isPending}
          >
            What does it mean?
          </Button>
        </div>
      </form>
    </div>
  )
}

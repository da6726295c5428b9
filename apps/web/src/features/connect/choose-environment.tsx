import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Spinner } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import type { Environment } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { post } from '../../api/call.ts'
import { sessionQuery } from '../../api/session.ts'
import { DynamicsAddressField } from '../../ui/dynamics-address-field.tsx'
import { ProblemNotice } from '../../ui/states.tsx'
import { Welcome } from '../../ui/welcome.tsx'

/** Where several companies share an installation, a browser says once which Dynamics is its own; nobody is shown a list. */
export function ChooseEnvironment() {
  const queryClient = useQueryClient()
  const [url, setUrl] = useState('')
  const choose = useMutation({
    mutationFn: () => post<Environment>('/api/session/environment', { url: url.trim() }),
    onSuccess: () => queryClient.invalidateQueries(sessionQuery),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    choose.mutate()
  }
  return (
    <Welcome title="Which Dynamics is yours?" lead="Paste the address of any page of the Dynamics you work in.">
      <form onSubmit={submit}>
        {choose.error !== null && <ProblemNotice problem={problemOf(choose.error)} />}
        <DynamicsAddressField value={url} onChange={setUrl} />
        <div>
          <Button
            type="submit"
            appearance="primary"
            size="large"
            disabled={url.trim() === ''}
            disabledFocusable={choose.isPending}
            icon={choose.isPending ? <Spinner size="tiny" /> : null}
          >
            Continue
          </Button>
        </div>
      </form>
    </Welcome>
  )
}

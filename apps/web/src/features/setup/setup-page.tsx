import { Button, Field, Input, Spinner } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { problemOf } from '../../api/api-problem.ts'
import type { Environment } from '../../api/api.gen.ts'
import { post } from '../../api/call.ts'
import { sessionQuery, setupQuery } from '../../api/session.ts'
import { AnchorButton, LinkButton } from '../../ui/link-button.tsx'
import { ProblemNotice } from '../../ui/states.tsx'
import { Welcome } from '../../ui/welcome.tsx'

/** The first page of a new installation: which Dynamics environment it belongs to. */
export function SetupPage() {
  const setup = useQuery(setupQuery)
  if (setup.data?.state === 'ready' && !setup.data.takesCode)
    return <EnvironmentReady environment={setup.data.environment} />
  return (
    <Welcome
      title="Connect Liaison to your Dynamics"
      lead="Paste any address you copied from Dynamics 365: a record, an app, a dashboard. Liaison finds the environment and its sign-in itself."
    >
      {setup.error !== null && <ProblemNotice problem={problemOf(setup.error)} onRetry={() => void setup.refetch()} />}
      <EnvironmentForm />
    </Welcome>
  )
}

function EnvironmentForm() {
  const queryClient = useQueryClient()
  const [url, setUrl] = useState('')
  const [code, setCode] = useState('')
  const save = useMutation({
    mutationFn: () => post<Environment>('/api/setup/environment', { code: code.trim(), url: url.trim() }),
    onSuccess: async (environment) => {
      queryClient.setQueryData(setupQuery.queryKey, { state: 'ready', takesCode: false, environment })
      await queryClient.invalidateQueries(sessionQuery)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit}>
      {save.error !== null && <ProblemNotice problem={problemOf(save.error)} />}
      <Field label="Dynamics address" required hint="For example https://contoso.crm4.dynamics.com/main.aspx?appid=…">
        <Input
          value={url}
          onChange={(_, data) => setUrl(data.value)}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
      <Field
        label="One-time code"
        required
        hint="Printed by the server when it started; it proves that this is your installation."
      >
        <Input
          value={code}
          onChange={(_, data) => setCode(data.value)}
          autoComplete="one-time-code"
          spellCheck={false}
        />
      </Field>
      <div>
        <Button
          type="submit"
          appearance="primary"
          size="large"
          disabled={url.trim() === '' || code.trim() === ''}
          disabledFocusable={save.isPending}
          icon={save.isPending ? <Spinner size="tiny" /> : null}
        >
          Find environment
        </Button>
      </div>
    </form>
  )
}

function EnvironmentReady({ environment }: { environment: Environment | undefined }) {
  return (
    <Welcome
      title={environment === undefined ? 'The environment is set' : `${environment.name} is set`}
      lead="Everyone now signs in with their own Microsoft account. What they write in Dynamics is theirs, by name."
    >
      <p>
        <LinkButton to="/connect" appearance="primary" size="large">
          Sign in
        </LinkButton>{' '}
        {environment !== undefined && (
          <AnchorButton href={environment.url} target="_blank" rel="noreferrer" appearance="subtle" size="large">
            {new URL(environment.url).host}
          </AnchorButton>
        )}
      </p>
    </Welcome>
  )
}

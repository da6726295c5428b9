import { Button, Field, Input, Spinner } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { problemOf } from '../../api/api-problem.ts'
import type { Environment, EnvironmentFound } from '../../api/api.gen.ts'
import { post } from '../../api/call.ts'
import { sessionQuery, setupQuery } from '../../api/session.ts'
import { DynamicsAddressField } from '../../ui/dynamics-address-field.tsx'
import { type Fact, Facts } from '../../ui/facts.tsx'
import { AnchorButton, LinkButton } from '../../ui/link-button.tsx'
import { ProblemNotice } from '../../ui/states.tsx'
import { Welcome } from '../../ui/welcome.tsx'
import styles from './setup-page.module.css'

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
      <EnvironmentSetUp />
    </Welcome>
  )
}

function EnvironmentSetUp() {
  const queryClient = useQueryClient()
  const [asked, setAsked] = useState({ url: '', code: '' })
  const find = useMutation({ mutationFn: () => post<EnvironmentFound>('/api/setup/find', asked) })
  const save = useMutation({
    mutationFn: () => post<Environment>('/api/setup/environment', asked),
    onSuccess: async (environment) => {
      queryClient.setQueryData(setupQuery.queryKey, { state: 'ready', takesCode: false, environment })
      await queryClient.invalidateQueries(sessionQuery)
    },
  })
  const again = () => {
    save.reset()
    find.reset()
  }
  if (find.data === undefined) {
    return (
      <EnvironmentForm
        asked={asked}
        onChange={setAsked}
        onFind={find.mutate}
        finding={find.isPending}
        error={find.error}
      />
    )
  }
  return (
    <section className={styles.found} aria-labelledby="found">
      <h2 id="found">This is what was found</h2>
      <Facts facts={factsOf(find.data)} />
      {save.error !== null && <ProblemNotice problem={problemOf(save.error)} />}
      <div className={styles.decide}>
        <Button
          appearance="primary"
          size="large"
          onClick={() => save.mutate()}
          disabledFocusable={save.isPending}
          icon={save.isPending ? <Spinner size="tiny" /> : null}
        >
          Use this environment
        </Button>
        <Button size="large" appearance="subtle" onClick={again}>
          Another address
        </Button>
      </div>
    </section>
  )
}

interface EnvironmentFormProps {
  asked: { url: string; code: string }
  onChange: (asked: { url: string; code: string }) => void
  onFind: () => void
  finding: boolean
  error: Error | null
}

function EnvironmentForm({ asked, onChange, onFind, finding, error }: EnvironmentFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onFind()
  }
  return (
    <form onSubmit={submit}>
      {error !== null && <ProblemNotice problem={problemOf(error)} />}
      <DynamicsAddressField value={asked.url} onChange={(url) => onChange({ ...asked, url })} />
      <Field
        label="One-time code"
        required
        hint="Printed by the server when it started; it proves that this is your installation."
      >
        <Input
          value={asked.code}
          onChange={(_, data) => onChange({ ...asked, code: data.value })}
          autoComplete="one-time-code"
          spellCheck={false}
        />
      </Field>
      <div>
        <Button
          type="submit"
          appearance="primary"
          size="large"
          disabled={asked.url.trim() === '' || asked.code.trim() === ''}
          disabledFocusable={finding}
          icon={finding ? <Spinner size="tiny" /> : null}
        >
          Find environment
        </Button>
      </div>
    </form>
  )
}

const clouds: Record<EnvironmentFound['cloud'], string> = {
  public: 'Worldwide',
  gcc: 'US Government (GCC)',
  'gcc-high': 'US Government (GCC High)',
  dod: 'US Department of Defense',
  china: 'China, operated by 21Vianet',
  extra: 'A host of your own network',
}

const factsOf = ({ url, cloud, tenantId, loginHost }: EnvironmentFound): Fact[] => [
  { label: 'Environment', value: new URL(url).host },
  { label: 'Tenant', value: tenantId },
  { label: 'Cloud', value: clouds[cloud] },
  { label: 'People sign in at', value: new URL(loginHost).host },
]

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

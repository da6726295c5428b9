import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  Select,
  Spinner,
  Textarea,
} from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import { problemOf } from '../../api/api-problem.ts'
import { DialogColumn } from '../../ui/dialog-column.tsx'
import { allScopes, type Scope, scopeWords } from '../../ui/scope-words.ts'
import { ProblemNotice } from '../../ui/states.tsx'
import styles from './developer-page.module.css'
import { IssuedSecret } from './issued-secret.tsx'
import { useCreateKey } from './queries.ts'

const adminScopes: readonly Scope[] = ['connect', 'admin']

const ends = [
  { days: '30', label: 'In 30 days' },
  { days: '90', label: 'In 90 days' },
  { days: '365', label: 'In a year' },
  { days: '', label: 'Never' },
] as const

/** What the program is called and may do; then its secret, once. */
export function NewKeyDialog({ isAdmin, onClose }: { isAdmin: boolean; onClose: () => void }) {
  const create = useCreateKey()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly Scope[]>(['read', 'plan'])
  const [days, setDays] = useState<string>('365')
  const [origins, setOrigins] = useState('')
  const offered = allScopes.filter((scope) => isAdmin || !adminScopes.includes(scope))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const returnOrigins = origins.split(/\s+/).filter((text) => text !== '')
    create.mutate({
      name: name.trim(),
      scopes: allScopes.filter((scope) => scopes.includes(scope)),
      ...(days === '' ? {} : { expiresInDays: Number(days) }),
      ...(scopes.includes('connect') && returnOrigins.length > 0 ? { returnOrigins } : {}),
    })
  }
  return (
    <Dialog open onOpenChange={(_, data) => data.open || create.data !== undefined || onClose()}>
      <DialogSurface>
        {create.data !== undefined ? (
          <IssuedSecret issued={create.data} onClose={onClose} />
        ) : (
          <form onSubmit={submit}>
            <DialogBody>
              <DialogTitle>New API key</DialogTitle>
              <DialogColumn>
                {create.error !== null && <ProblemNotice problem={problemOf(create.error)} />}
                <Field label="Name of the program" required hint="People read it before they let it act for them.">
                  <Input value={name} maxLength={80} onChange={(_, data) => setName(data.value)} />
                </Field>
                <fieldset className={styles.fieldset}>
                  <legend>It may</legend>
                  <div className={styles.choices}>
                    {offered.map((scope) => (
                      <ScopeChoice
                        key={scope}
                        scope={scope}
                        chosen={scopes.includes(scope)}
                        onChoose={(chosen) =>
                          setScopes(chosen ? [...scopes, scope] : scopes.filter((one) => one !== scope))
                        }
                      />
                    ))}
                  </div>
                </fieldset>
                {scopes.includes('connect') && (
                  <Field
                    label="Where people come back to"
                    hint="Origins of your program, one a line, such as https://app.example.com. Without one they end on a page of Liaison."
                  >
                    <Textarea rows={2} value={origins} onChange={(_, data) => setOrigins(data.value)} />
                  </Field>
                )}
                <Field label="Ends">
                  <Select value={days} onChange={(_, data) => setDays(data.value)}>
                    {ends.map((end) => (
                      <option key={end.days} value={end.days}>
                        {end.label}
                      </option>
                    ))}
                  </Select>
                </Field>
              </DialogColumn>
              <DialogActions>
                <Button onClick={onClose}>Cancel</Button>
                <Button
                  type="submit"
                  appearance="primary"
                  disabled={name.trim() === '' || scopes.length === 0}
                  disabledFocusable={create.isPending}
                  icon={create.isPending ? <Spinner size="tiny" /> : null}
                >
                  Make the key
                </Button>
              </DialogActions>
            </DialogBody>
          </form>
        )}
      </DialogSurface>
    </Dialog>
  )
}

interface ScopeChoiceProps {
  scope: Scope
  chosen: boolean
  onChoose: (chosen: boolean) => void
}

function ScopeChoice({ scope, chosen, onChoose }: ScopeChoiceProps) {
  const { label, means } = scopeWords[scope]
  const id = `scope-${scope}`
  return (
    <div className={styles.choice}>
      <Checkbox
        label={label}
        checked={chosen}
        aria-describedby={id}
        onChange={(_, data) => onChoose(data.checked === true)}
      />
      <p id={id}>{means}</p>
    </div>
  )
}

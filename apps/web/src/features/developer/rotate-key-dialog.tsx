import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogSurface,
  DialogTitle,
  Field,
  Select,
  Spinner,
} from '@fluentui/react-components'
import { useState } from 'react'
import type { ApiKey } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { DialogColumn } from '../../ui/dialog-column.tsx'
import { ProblemNotice } from '../../ui/states.tsx'
import { IssuedSecret } from './issued-secret.tsx'
import { useRotateKey } from './queries.ts'

const graces = [
  { hours: 0, label: 'Ends at once' },
  { hours: 1, label: 'Good for an hour' },
  { hours: 24, label: 'Good for a day' },
  { hours: 7 * 24, label: 'Good for a week' },
] as const

/** A new secret, and how long the one before may still be in use somewhere. */
export function RotateKeyDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const rotate = useRotateKey(apiKey.id)
  const [hours, setHours] = useState('24')
  return (
    <Dialog open onOpenChange={(_, data) => data.open || rotate.data !== undefined || onClose()}>
      <DialogSurface>
        {rotate.data !== undefined ? (
          <IssuedSecret issued={rotate.data} onClose={onClose} />
        ) : (
          <DialogBody>
            <DialogTitle>New secret for “{apiKey.name}”</DialogTitle>
            <DialogColumn>
              {rotate.error !== null && <ProblemNotice problem={problemOf(rotate.error)} />}
              <p>The program goes on without a stop when it gets the new secret before the present one ends.</p>
              <Field label="The present secret">
                <Select value={hours} onChange={(_, data) => setHours(data.value)}>
                  {graces.map((grace) => (
                    <option key={grace.hours} value={grace.hours}>
                      {grace.label}
                    </option>
                  ))}
                </Select>
              </Field>
            </DialogColumn>
            <DialogActions>
              <Button onClick={onClose}>Cancel</Button>
              <Button
                appearance="primary"
                disabledFocusable={rotate.isPending}
                icon={rotate.isPending ? <Spinner size="tiny" /> : null}
                onClick={() => rotate.mutate(Number(hours))}
              >
                Make a new secret
              </Button>
            </DialogActions>
          </DialogBody>
        )}
      </DialogSurface>
    </Dialog>
  )
}

import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Spinner,
} from '@fluentui/react-components'
import type { ApiKey } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { ProblemNotice } from '../../ui/states.tsx'
import styles from './developer-page.module.css'
import { useRevokeKey } from './queries.ts'

/** There is no way back, so it is asked. */
export function RevokeKeyDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const revoke = useRevokeKey(apiKey.id)
  return (
    <Dialog open modalType="alert" onOpenChange={(_, data) => data.open || onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Revoke “{apiKey.name}”?</DialogTitle>
          <DialogContent className={styles.content ?? ''}>
            {revoke.error !== null && <ProblemNotice problem={problemOf(revoke.error)} />}
            <p>
              The program is refused from its next request on
              {apiKey.peopleCount > 0 &&
                `, for ${apiKey.peopleCount === 1 ? 'the person' : `all ${apiKey.peopleCount} people`} it acts for`}
              . What it proposed stays under Plans. A revoked key does not come back.
            </p>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              appearance="primary"
              disabledFocusable={revoke.isPending}
              icon={revoke.isPending ? <Spinner size="tiny" /> : null}
              onClick={() => revoke.mutate(undefined, { onSuccess: onClose })}
            >
              Revoke the key
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

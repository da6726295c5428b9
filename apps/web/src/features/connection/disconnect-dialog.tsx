import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Link,
  Spinner,
} from '@fluentui/react-components'
import { problemOf } from '../../api/api-problem.ts'
import { ProblemNotice } from '../../ui/states.tsx'
import styles from './connection-page.module.css'
import { useDisconnect } from './queries.ts'

/** What will happen, before it does. */
export function DisconnectDialog({ onClose }: { onClose: () => void }) {
  const disconnect = useDisconnect()
  return (
    <Dialog modalType="alert" open onOpenChange={(_, data) => data.open || onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Disconnect from Dynamics?</DialogTitle>
          <DialogContent className={styles.dialog ?? ''}>
            {disconnect.error !== null && <ProblemNotice problem={problemOf(disconnect.error)} />}
            <p>Liaison forgets your sign-in at once. Nothing changes in Dynamics, and nobody else is affected.</p>
            <ul className={styles.effects}>
              <li>Nothing is read or written in your name any more.</li>
              <li>What you approved and is not written yet waits until you connect again.</li>
              <li>Programs that you allowed to act in your name may not any more.</li>
              <li>You stay a member, and connect again by signing in with Microsoft.</li>
            </ul>
            <p>
              Microsoft still remembers that you agreed to Liaison. To take that back too, open{' '}
              <Link href="https://myapps.microsoft.com" target="_blank" rel="noreferrer" inline>
                My Apps
              </Link>{' '}
              and choose Liaison&apos;s menu, Manage your application, Revoke permissions. What an administrator
              approved for everybody, only an administrator takes back.
            </p>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              appearance="primary"
              onClick={() => disconnect.mutate()}
              disabledFocusable={disconnect.isPending}
              icon={disconnect.isPending ? <Spinner size="tiny" /> : null}
            >
              Disconnect
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

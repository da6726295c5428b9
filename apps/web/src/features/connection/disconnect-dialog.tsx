import { Link } from '@fluentui/react-components'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { useDisconnect } from './queries.ts'

/** What will happen, before it does. */
export function DisconnectDialog({ onClose }: { onClose: () => void }) {
  const disconnect = useDisconnect()
  return (
    <ConfirmDialog
      title="Disconnect from Dynamics?"
      button="Disconnect"
      onConfirm={() => disconnect.mutate()}
      isPending={disconnect.isPending}
      error={disconnect.error}
      onClose={onClose}
    >
      <p>Liaison forgets your sign-in at once. Nothing changes in Dynamics, and nobody else is affected.</p>
      <ul>
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
        and choose Liaison&apos;s menu, Manage your application, Revoke permissions. What an administrator approved for
        everybody, only an administrator takes back.
      </p>
    </ConfirmDialog>
  )
}

import type { ApiKey } from '../../api/api.gen.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { useRevokeKey } from './queries.ts'

/** There is no way back, so it is asked. */
export function RevokeKeyDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const revoke = useRevokeKey(apiKey.id)
  return (
    <ConfirmDialog
      title={`Revoke “${apiKey.name}”?`}
      button="Revoke the key"
      onConfirm={() => revoke.mutate(undefined, { onSuccess: onClose })}
      isPending={revoke.isPending}
      error={revoke.error}
      onClose={onClose}
    >
      <p>
        The program is refused from its next request on
        {apiKey.peopleCount > 0 &&
          `, for ${apiKey.peopleCount === 1 ? 'the person' : `all ${apiKey.peopleCount} people`} it acts for`}
        . What it proposed stays under Plans. A revoked key does not come back.
      </p>
    </ConfirmDialog>
  )
}

import type { WorkspaceMember } from '../../api/api.gen.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { decisionWords } from './decision-words.ts'
import { type MemberDecision, useMemberDecision } from './queries.ts'

interface DecisionDialogProps {
  member: WorkspaceMember
  decision: MemberDecision
  onClose: () => void
}

/** What will happen, before it does. */
export function DecisionDialog({ member, decision, onClose }: DecisionDialogProps) {
  const decide = useMemberDecision(member.id)
  const { title, lead, effects, button } = decisionWords(member, decision)
  const leaving = decision === 'remove' && member.isYou
  const confirm = () =>
    decide.mutate(decision, {
      // Whoever removed themselves has nothing more to see here.
      onSuccess: () => (leaving ? window.location.assign('/connect') : onClose()),
    })
  return (
    <ConfirmDialog
      title={title}
      button={button}
      onConfirm={confirm}
      isPending={decide.isPending}
      error={decide.error}
      onClose={onClose}
    >
      <p>{lead}</p>
      <ul>
        {effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
    </ConfirmDialog>
  )
}

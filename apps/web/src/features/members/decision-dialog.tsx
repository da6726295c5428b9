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
import type { WorkspaceMember } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { ProblemNotice } from '../../ui/states.tsx'
import { decisionWords } from './decision-words.ts'
import styles from './members-page.module.css'
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
    <Dialog modalType="alert" open onOpenChange={(_, data) => data.open || onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className={styles.dialog ?? ''}>
            {decide.error !== null && <ProblemNotice problem={problemOf(decide.error)} />}
            <p>{lead}</p>
            <ul className={styles.ends}>
              {effects.map((effect) => (
                <li key={effect}>{effect}</li>
              ))}
            </ul>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              appearance="primary"
              onClick={confirm}
              disabledFocusable={decide.isPending}
              icon={decide.isPending ? <Spinner size="tiny" /> : null}
            >
              {button}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  Select,
  Spinner,
  Textarea,
} from '@fluentui/react-components'
import { useState, type FormEvent } from 'react'
import type { Opportunity, ProposedChange } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { useProposePlan } from '../../api/propose-plan.ts'
import { dayOf } from '../../ui/format.ts'
import { ProblemNotice } from '../../ui/states.tsx'
import styles from './close-deal-dialog.module.css'

interface CloseDealDialogProps {
  deal: Opportunity
  lossReasons: readonly string[]
  outcome: 'win' | 'lose'
  onClose: () => void
}

/** Winning and losing are Dynamics' own operations, not a status to set (P26); the plan that comes out is read first. */
export function CloseDealDialog({ deal, lossReasons, outcome, onClose }: CloseDealDialogProps) {
  const propose = useProposePlan()
  const [revenue, setRevenue] = useState(deal.value?.amount ?? '')
  const [closedOn, setClosedOn] = useState(() => dayOf(new Date()))
  const [reason, setReason] = useState('')
  const [comment, setComment] = useState('')

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const shared = { opportunityId: deal.id, closedOn, ...(comment.trim() === '' ? {} : { comment: comment.trim() }) }
    const change: ProposedChange =
      outcome === 'win'
        ? { kind: 'win', ...shared, ...(revenue.trim() === '' ? {} : { actualRevenue: revenue.trim() }) }
        : { kind: 'lose', ...shared, reason: reason.trim() }
    propose.mutate({ proposal: { changes: [change] } })
  }
  return (
    <Dialog open onOpenChange={(_, data) => data.open || onClose()}>
      <DialogSurface>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{outcome === 'win' ? `Win “${deal.name}”` : `Lose “${deal.name}”`}</DialogTitle>
            <DialogContent className={styles.content ?? ''}>
              {propose.error !== null && <ProblemNotice problem={problemOf(propose.error)} />}
              {outcome === 'win' ? (
                <Field label={`Actual revenue${deal.value === null ? '' : ` in ${deal.value.currency}`}`}>
                  <Input type="number" step="0.01" value={revenue} onChange={(_, data) => setRevenue(data.value)} />
                </Field>
              ) : (
                <LossReason reasons={lossReasons} value={reason} onChange={setReason} />
              )}
              <Field label="Closed on">
                <Input type="date" value={closedOn} onChange={(_, data) => setClosedOn(data.value)} />
              </Field>
              <Field label="Comment">
                <Textarea value={comment} onChange={(_, data) => setComment(data.value)} rows={3} />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>Cancel</Button>
              <Button
                type="submit"
                appearance="primary"
                disabled={outcome === 'lose' && reason.trim() === ''}
                disabledFocusable={propose.isPending}
                icon={propose.isPending ? <Spinner size="tiny" /> : null}
              >
                Review the change
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}

/** The organisation's own reasons when the screen brings them, its words otherwise. */
function LossReason({ reasons, value, onChange }: LossReasonProps) {
  const onText = (_: unknown, data: { value: string }) => onChange(data.value)
  return (
    <Field
      label="Reason"
      required
      {...(reasons.length === 0 ? { hint: 'As Dynamics names it, for example Canceled or Out-Sold.' } : {})}
    >
      {reasons.length === 0 ? (
        <Input value={value} onChange={onText} />
      ) : (
        <Select value={value} onChange={onText}>
          <option value="">–</option>
          {reasons.map((reason) => (
            <option key={reason}>{reason}</option>
          ))}
        </Select>
      )}
    </Field>
  )
}

interface LossReasonProps {
  reasons: readonly string[]
  value: string
  onChange: (reason: string) => void
}

import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogSurface,
  DialogTitle,
  Spinner,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { problemOf } from '../api/api-problem.ts'
import { DialogColumn } from './dialog-column.tsx'
import { ProblemNotice } from './states.tsx'

interface ConfirmDialogProps {
  title: string
  /** What will happen, before it does. */
  children: ReactNode
  /** What the button does, in a word or two. */
  button: string
  onConfirm: () => void
  isPending: boolean
  error: Error | null
  onClose: () => void
}

/** Asked before what cannot be undone by a click. */
export function ConfirmDialog({ title, children, button, onConfirm, isPending, error, onClose }: ConfirmDialogProps) {
  return (
    <Dialog modalType="alert" open onOpenChange={(_, data) => data.open || onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogColumn>
            {error !== null && <ProblemNotice problem={problemOf(error)} />}
            {children}
          </DialogColumn>
          <DialogActions>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              appearance="primary"
              onClick={onConfirm}
              disabledFocusable={isPending}
              icon={isPending ? <Spinner size="tiny" /> : null}
            >
              {button}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

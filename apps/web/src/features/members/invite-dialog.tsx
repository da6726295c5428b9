import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  Radio,
  RadioGroup,
  Select,
  Spinner,
} from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { CreatedInvitation, CreateInvitation } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { DialogColumn } from '../../ui/dialog-column.tsx'
import { CopyBlock } from '../../ui/copy-block.tsx'
import { formatInstant } from '../../ui/format.ts'
import { ProblemNotice } from '../../ui/states.tsx'
import { useInvite, workspaceQuery } from './queries.ts'

/** Makes a link for one person; it is shown once, so it stays until whoever asked for it says that they have it. */
export function InviteDialog({ organisation, onClose }: { organisation: string; onClose: () => void }) {
  const invite = useInvite()
  return (
    <Dialog
      modalType={invite.data === undefined ? 'modal' : 'alert'}
      open
      onOpenChange={(_, data) => data.open || onClose()}
    >
      <DialogSurface>
        {invite.data === undefined ? (
          <InvitationForm invite={invite} onClose={onClose} />
        ) : (
          <InvitationMade
            created={invite.data}
            sentTo={invite.variables?.sendTo}
            organisation={organisation}
            onClose={onClose}
          />
        )}
      </DialogSurface>
    </Dialog>
  )
}

function InvitationForm({ invite, onClose }: { invite: ReturnType<typeof useInvite>; onClose: () => void }) {
  const [label, setLabel] = useState('')
  const [role, setRole] = useState<CreateInvitation['role']>('member')
  const [days, setDays] = useState('7')
  const [address, setAddress] = useState('')
  const workspace = useQuery(workspaceQuery)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    invite.mutate({
      role,
      expiresInDays: Number(days),
      ...(label.trim() === '' ? {} : { label: label.trim() }),
      ...(address.trim() === '' ? {} : { sendTo: address.trim() }),
    })
  }
  return (
    <form onSubmit={submit}>
      <DialogBody>
        <DialogTitle>Invite somebody</DialogTitle>
        <DialogColumn>
          {invite.error !== null && <ProblemNotice problem={problemOf(invite.error)} />}
          <Field label="For whom" hint="For you, to tell invitations apart. Only the link counts.">
            <Input value={label} maxLength={100} onChange={(_, data) => setLabel(data.value)} autoComplete="off" />
          </Field>
          {workspace.data?.sendsMail === true ? (
            <Field label="Send the link to" hint="An e-mail address, or nothing: then you send the link yourself.">
              <Input
                type="email"
                value={address}
                maxLength={254}
                onChange={(_, data) => setAddress(data.value)}
                autoComplete="off"
              />
            </Field>
          ) : (
            <p>You send the link yourself: this installation sends no e-mail.</p>
          )}
          <Field label="They become">
            <RadioGroup value={role} onChange={(_, data) => setRole(data.value === 'admin' ? 'admin' : 'member')}>
              <Radio value="member" label="A member, who works in Dynamics with Liaison" />
              <Radio value="admin" label="An administrator, who also decides who works here" />
            </RadioGroup>
          </Field>
          <Field label="The link is good for">
            <Select value={days} onChange={(_, data) => setDays(data.value)}>
              <option value="1">1 day</option>
              <option value="3">3 days</option>
              <option value="7">7 days</option>
              <option value="14">14 days</option>
            </Select>
          </Field>
        </DialogColumn>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={invite.isPending}
            icon={invite.isPending ? <Spinner size="tiny" /> : null}
          >
            {address.trim() === '' ? 'Make the link' : 'Send the link'}
          </Button>
        </DialogActions>
      </DialogBody>
    </form>
  )
}

interface InvitationMadeProps {
  created: CreatedInvitation
  sentTo: string | undefined
  organisation: string
  onClose: () => void
}

function InvitationMade({ created: { invitation, link }, sentTo, organisation, onClose }: InvitationMadeProps) {
  return (
    <DialogBody>
      <DialogTitle>
        {sentTo === undefined
          ? `Send this link to ${invitation.label ?? 'one person'}`
          : 'The invitation is on its way'}
      </DialogTitle>
      <DialogColumn>
        {sentTo !== undefined && (
          <p>
            The link goes to {sentTo} by e-mail. Should it not arrive, Health says so; you may send it yourself, too.
          </p>
        )}
        <p>
          Whoever opens it first and signs in with a Microsoft account of {organisation} joins. It is good until{' '}
          {formatInstant(invitation.expiresAt)}.
        </p>
        <CopyBlock label="Invitation link" text={link} />
        <p>It is shown this once. If it gets lost, take the invitation back and make another.</p>
      </DialogColumn>
      <DialogActions>
        <Button appearance="primary" onClick={onClose}>
          Done
        </Button>
      </DialogActions>
    </DialogBody>
  )
}

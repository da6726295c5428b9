import { Button } from '@fluentui/react-components'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sessionQuery } from '../../api/session.ts'
import { InviteIcon } from '../../ui/icons.ts'
import { Page } from '../../ui/page.tsx'
import { InvitationsPanel } from './invitations-panel.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { JoiningPanel } from './joining-panel.tsx'
import styles from './members-page.module.css'
import { PeoplePanel } from './people-panel.tsx'
import { WaitingPeople } from './waiting-people.tsx'

/** Who works here. Everybody sees names; administrators invite, decide what others may do, and remove. */
export function MembersPage() {
  const { data: session } = useSuspenseQuery(sessionQuery)
  const [inviting, setInviting] = useState(false)
  const isAdmin = session.member?.role === 'admin'
  const organisation = session.environment?.name ?? 'your organisation'
  const invite = (
    <Button appearance="primary" icon={<InviteIcon />} onClick={() => setInviting(true)}>
      Invite somebody
    </Button>
  )
  return (
    <Page
      title="Members"
      subtitle={`Who works with Liaison in ${organisation}. What each of them sees and writes is for Dynamics to say.`}
      {...(isAdmin ? { actions: invite } : {})}
    >
      <div className={styles.stack}>
        <PeoplePanel isAdmin={isAdmin} />
        {isAdmin && <WaitingPeople />}
        {isAdmin && <InvitationsPanel />}
        {isAdmin && <JoiningPanel organisation={organisation} />}
      </div>
      {inviting && <InviteDialog organisation={organisation} onClose={() => setInviting(false)} />}
    </Page>
  )
}

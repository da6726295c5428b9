import { Button } from '@fluentui/react-components'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemOf } from '../../api/api-problem.ts'
import { sessionQuery } from '../../api/session.ts'
import { InviteIcon } from '../../ui/icons.ts'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Loading, ProblemNotice } from '../../ui/states.tsx'
import { InvitationsPanel } from './invitations-panel.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { JoiningPanel } from './joining-panel.tsx'
import { MemberTable } from './member-table.tsx'
import styles from './members-page.module.css'
import { membersQuery } from './queries.ts'
import { WaitingPeople } from './waiting-people.tsx'

/** Who works here. Everybody sees names; administrators invite, decide what others may do, and remove. */
export function MembersPage() {
  const { data: session } = useSuspenseQuery(sessionQuery)
  const members = useQuery(membersQuery)
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
        {members.isError && <ProblemNotice problem={problemOf(members.error)} onRetry={() => void members.refetch()} />}
        {!members.isError && (
          <Panel title="People" flush {...(members.data === undefined ? {} : { count: members.data.items.length })}>
            {members.isPending && <Loading what="members" rows={3} />}
            {members.data !== undefined && <MemberTable members={members.data.items} isAdmin={isAdmin} />}
          </Panel>
        )}
        {isAdmin && <WaitingPeople />}
        {isAdmin && <InvitationsPanel />}
        {isAdmin && <JoiningPanel organisation={organisation} />}
      </div>
      {inviting && <InviteDialog organisation={organisation} onClose={() => setInviting(false)} />}
    </Page>
  )
}

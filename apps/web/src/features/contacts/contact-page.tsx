import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { Contact, ContactScreen } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { useTimeline } from '../../api/timeline.ts'
import { Badge } from '../../ui/badge.tsx'
import { Facts, Prose, type Fact } from '../../ui/facts.tsx'
import { formatAgo, formatDay } from '../../ui/format.ts'
import { EditIcon, NoteIcon } from '../../ui/icons.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { OpenInDynamics } from '../../ui/open-in-dynamics.tsx'
import { Page } from '../../ui/page.tsx'
import { Columns, Panel } from '../../ui/panel.tsx'
import { PartProblems } from '../../ui/part-problems.tsx'
import { RecordMark } from '../../ui/record-name.tsx'
import { Loading, ProblemNotice } from '../../ui/states.tsx'
import { TimelineList } from '../../ui/timeline.tsx'
import { contactQuery } from './queries.ts'

const route = getRouteApi('/app/contacts/$contactId')
const crumbs = [{ label: 'Contacts', link: { to: '/contacts' } }] as const

export function ContactPage() {
  const { contactId } = route.useParams()
  const screen = useQuery(contactQuery(contactId))
  if (screen.data !== undefined) return <ContactView screen={screen.data} reload={() => void screen.refetch()} />
  return (
    <Page title="Contact" crumbs={crumbs}>
      {screen.isPending ? (
        <Panel title="Loading">
          <Loading what="the contact" rows={8} />
        </Panel>
      ) : (
        <ProblemNotice problem={problemOf(screen.error)} onRetry={() => void screen.refetch()} />
      )}
    </Page>
  )
}

function ContactView({ screen, reload }: { screen: ContactScreen; reload: () => void }) {
  const { contact, problems } = screen
  const timeline = useTimeline('contacts', contact.id, screen.timeline)
  return (
    <Page
      title={contact.name}
      kind="Contact"
      crumbs={crumbs}
      mark={<RecordMark name={contact.name} size="large" shape="round" />}
      badge={<Badge tone={contact.status.state === 'active' ? 'success' : 'warning'}>{contact.status.label}</Badge>}
      subtitle={
        <>
          {contact.jobTitle !== undefined && <span>{contact.jobTitle}</span>}
          {contact.account !== undefined && <span>{contact.account.name}</span>}
        </>
      }
      actions={
        <>
          <LinkButton
            to="/note/$table/$id"
            params={{ table: 'contact', id: contact.id }}
            search={{ name: contact.name }}
            appearance="primary"
            icon={<NoteIcon />}
          >
            Log a meeting note
          </LinkButton>
          <LinkButton to="/edit/$table/$id" params={{ table: 'contact', id: contact.id }} icon={<EditIcon />}>
            Edit
          </LinkButton>
          <OpenInDynamics url={contact.url} />
        </>
      }
    >
      <Facts layout="band" facts={keyFacts(contact)} />
      <Columns
        main={
          <Panel title="Communication history">
            <PartProblems problems={problems} part="timeline" onRetry={reload} />
            <TimelineList {...timeline} recordId={contact.id} />
          </Panel>
        }
        side={
          <>
            <Panel title="Details">
              <Facts facts={details(contact)} />
            </Panel>
            {contact.description !== undefined && (
              <Panel title="Description">
                <Prose>{contact.description}</Prose>
              </Panel>
            )}
          </>
        }
      />
    </Page>
  )
}

const dialable = (phone: string) => `tel:${phone.replaceAll(/[^\d+]/g, '')}`

function keyFacts(contact: Contact): Fact[] {
  return [
    { label: 'E-mail', value: contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a> },
    { label: 'Business phone', value: contact.phone && <a href={dialable(contact.phone)}>{contact.phone}</a> },
    { label: 'Mobile', value: contact.mobile && <a href={dialable(contact.mobile)}>{contact.mobile}</a> },
    {
      label: 'Account',
      value:
        contact.account?.table === 'account' ? (
          <Link to="/accounts/$accountId" params={{ accountId: contact.account.id }}>
            {contact.account.name}
          </Link>
        ) : (
          contact.account?.name
        ),
    },
    { label: 'Owner', value: contact.owner?.name },
  ]
}

function details(contact: Contact): Fact[] {
  return [
    { label: 'Preferred way to be reached', value: contact.preferredContactMethod },
    { label: 'Birthday', value: formatDay(contact.birthday) },
    { label: 'Address', value: contact.address && <Prose>{contact.address}</Prose> },
    {
      label: 'Created',
      value: `${formatAgo(contact.createdAt)}${contact.createdBy === undefined ? '' : ` by ${contact.createdBy.name}`}`,
    },
    {
      label: 'Last change',
      value: `${formatAgo(contact.modifiedAt)}${contact.modifiedBy === undefined ? '' : ` by ${contact.modifiedBy.name}`}`,
    },
  ]
}

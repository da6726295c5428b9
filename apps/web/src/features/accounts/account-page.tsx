import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { Account, AccountScreen } from '../../api/api.gen.ts'
import { problemOf } from '../../api/api-problem.ts'
import { useTimeline } from '../../api/timeline.ts'
import { Badge } from '../../ui/badge.tsx'
import { Facts, Prose, type Fact } from '../../ui/facts.tsx'
import { formatAgo, formatMoney, safeWebAddress } from '../../ui/format.ts'
import { AddIcon, EditIcon, NoteIcon } from '../../ui/icons.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { OpenInDynamics } from '../../ui/open-in-dynamics.tsx'
import { Page } from '../../ui/page.tsx'
import { Columns, Panel } from '../../ui/panel.tsx'
import { PartProblems } from '../../ui/part-problems.tsx'
import { RecordMark } from '../../ui/record-name.tsx'
import { Loading, ProblemNotice } from '../../ui/states.tsx'
import { TimelineList } from '../../ui/timeline.tsx'
import { AccountContacts, AccountDeals } from './account-lists.tsx'
import { accountQuery } from './queries.ts'

const route = getRouteApi('/app/accounts/$accountId')
const crumbs = [{ label: 'Accounts', link: { to: '/accounts' } }] as const

export function AccountPage() {
  const { accountId } = route.useParams()
  const screen = useQuery(accountQuery(accountId))
  if (screen.isPending) {
    return (
      <Page title="Account" crumbs={crumbs}>
        <Panel title="Loading">
          <Loading what="the account" rows={8} />
        </Panel>
      </Page>
    )
  }
  if (screen.data === undefined) {
    return (
      <Page title="Account" crumbs={crumbs}>
        <ProblemNotice problem={problemOf(screen.error)} onRetry={() => void screen.refetch()} />
      </Page>
    )
  }
  return <AccountView screen={screen.data} reload={() => void screen.refetch()} />
}

function AccountView({ screen, reload }: { screen: AccountScreen; reload: () => void }) {
  const { account, contacts, opportunities, problems } = screen
  const timeline = useTimeline('accounts', account.id, screen.timeline)
  const about = { about: 'account', id: account.id, name: account.name }
  return (
    <Page
      title={account.name}
      kind="Account"
      crumbs={crumbs}
      mark={<RecordMark name={account.name} size="large" />}
      badge={
        account.status.state === 'inactive' ? (
          <Badge tone="warning">{account.status.label}</Badge>
        ) : (
          <Badge tone="success">{account.status.label}</Badge>
        )
      }
      subtitle={
        <>
          {account.industry !== undefined && <span>{account.industry}</span>}
          {account.city !== undefined && <span>{account.city}</span>}
          <span>Changed {formatAgo(account.modifiedAt)}</span>
        </>
      }
      actions={
        <>
          <LinkButton
            to="/note/$table/$id"
            params={{ table: 'account', id: account.id }}
            search={{ name: account.name }}
            appearance="primary"
            icon={<NoteIcon />}
          >
            Log a meeting note
          </LinkButton>
          <LinkButton to="/edit/$table/$id" params={{ table: 'account', id: account.id }} icon={<EditIcon />}>
            Edit
          </LinkButton>
          <OpenInDynamics url={account.url} />
        </>
      }
    >
      <Facts layout="band" facts={keyFacts(account)} />
      <Columns
        main={
          <>
            <Panel
              title="Open deals"
              count={opportunities.length}
              flush
              actions={
                <LinkButton
                  to="/new/$table"
                  params={{ table: 'opportunity' }}
                  search={about}
                  size="small"
                  icon={<AddIcon />}
                >
                  New deal
                </LinkButton>
              }
            >
              <PartProblems problems={problems} part="opportunities" onRetry={reload} />
              <AccountDeals deals={opportunities} />
            </Panel>
            <Panel title="Timeline">
              <PartProblems problems={problems} part="timeline" onRetry={reload} />
              <TimelineList {...timeline} recordId={account.id} />
            </Panel>
          </>
        }
        side={
          <>
            <Panel
              title="Contacts"
              count={contacts.length}
              flush
              actions={
                <LinkButton
                  to="/new/$table"
                  params={{ table: 'contact' }}
                  search={about}
                  size="small"
                  icon={<AddIcon />}
                >
                  New contact
                </LinkButton>
              }
            >
              <PartProblems problems={problems} part="contacts" onRetry={reload} />
              <AccountContacts contacts={contacts} />
            </Panel>
            <Panel title="Details">
              <Facts facts={details(account)} />
            </Panel>
            {account.description !== undefined && (
              <Panel title="Description">
                <Prose>{account.description}</Prose>
              </Panel>
            )}
          </>
        }
      />
    </Page>
  )
}

function keyFacts(account: Account): Fact[] {
  return [
    { label: 'Annual revenue', value: formatMoney(account.revenue) },
    { label: 'Employees', value: account.employees?.toLocaleString() },
    ...account.requiredLookups.map((lookup) => ({ label: lookup.label, value: lookup.value?.name ?? 'Missing' })),
    {
      label: 'Primary contact',
      value: account.primaryContact && (
        <Link to="/contacts/$contactId" params={{ contactId: account.primaryContact.id }}>
          {account.primaryContact.name}
        </Link>
      ),
    },
    {
      label: 'Phone',
      value: account.phone && <a href={`tel:${account.phone.replaceAll(/[^\d+]/g, '')}`}>{account.phone}</a>,
    },
    { label: 'Owner', value: account.owner?.name },
  ]
}

function details(account: Account): Fact[] {
  const website = safeWebAddress(account.website)
  return [
    {
      label: 'Website',
      value:
        website === undefined ? (
          account.website
        ) : (
          <a href={website} target="_blank" rel="noreferrer">
            {account.website}
          </a>
        ),
    },
    { label: 'E-mail', value: account.email && <a href={`mailto:${account.email}`}>{account.email}</a> },
    { label: 'Account number', value: account.accountNumber },
    { label: 'Address', value: account.address && <Prose>{account.address}</Prose> },
    {
      label: 'Parent account',
      value: account.parentAccount && (
        <Link to="/accounts/$accountId" params={{ accountId: account.parentAccount.id }}>
          {account.parentAccount.name}
        </Link>
      ),
    },
    {
      label: 'Created',
      value: `${formatAgo(account.createdAt)}${account.createdBy === undefined ? '' : ` by ${account.createdBy.name}`}`,
    },
    {
      label: 'Last change',
      value: `${formatAgo(account.modifiedAt)}${account.modifiedBy === undefined ? '' : ` by ${account.modifiedBy.name}`}`,
    },
  ]
}

import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { sessionQuery, setupQuery } from '../api/session.ts'
import { NotFoundPage, PageFailure } from './page-failure.tsx'
import { RootFrame } from './root-frame.tsx'
import { Shell } from './shell.tsx'

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: RootFrame,
  errorComponent: PageFailure,
  notFoundComponent: NotFoundPage,
})

/** Pages a person sees before they are connected. */
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('../features/setup/setup-page.tsx'), 'SetupPage'),
})
const connect = createRoute({
  getParentRoute: () => root,
  path: '/connect',
  validateSearch: (search): { returnTo?: string; problem?: string; request?: string } =>
    texts(search, ['returnTo', 'problem', 'request']),
  component: lazyRouteComponent(() => import('../features/connect/connect-page.tsx'), 'ConnectPage'),
})

const approvalOutcomes = ['granted', 'told-before', 'declined', 'other-tenant', 'not-started'] as const
/** Where an administrator of Entra lands; anything else than an approval is read as none. */
const approval = createRoute({
  getParentRoute: () => root,
  path: '/approval',
  validateSearch: (search): { outcome: (typeof approvalOutcomes)[number] } => ({
    outcome: approvalOutcomes.find((outcome) => outcome === search['outcome']) ?? 'declined',
  }),
  component: lazyRouteComponent(() => import('../features/connect/approval-page.tsx'), 'ApprovalPage'),
})

/** Where the link of an invitation leads: its code is behind #, for this page alone. */
const join = createRoute({
  getParentRoute: () => root,
  path: '/join',
  component: lazyRouteComponent(() => import('../features/join/join-page.tsx'), 'JoinPage'),
})

/** Where the link of a program leads: its code is behind #, for this page alone. */
const link = createRoute({
  getParentRoute: () => root,
  path: '/link',
  validateSearch: (search): { connected?: boolean; problem?: string } => ({
    ...(search['connected'] === true ? { connected: true } : {}),
    ...texts(search, ['problem']),
  }),
  component: lazyRouteComponent(() => import('../features/link/link-page.tsx'), 'LinkPage'),
})

/** Everything else needs an environment and a connection to it; without them the way leads to the page that explains. */
const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery)
    if (session.environment === null) {
      const { state } = await context.queryClient.ensureQueryData(setupQuery)
      if (state === 'environment-needed') throw redirect({ to: '/setup' })
    }
    if (session.member === null || session.connection?.state !== 'connected') {
      throw redirect({ to: '/connect', search: location.href === '/' ? {} : { returnTo: location.href } })
    }
  },
})

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  component: lazyRouteComponent(() => import('../features/home/home-page.tsx'), 'HomePage'),
})

const searchable = (search: Record<string, unknown>): { search?: string } =>
  typeof search['search'] === 'string' && search['search'] !== '' ? { search: search['search'] } : {}

const accounts = createRoute({
  getParentRoute: () => app,
  path: '/accounts',
  validateSearch: searchable,
  component: lazyRouteComponent(() => import('../features/accounts/accounts-page.tsx'), 'AccountsPage'),
})
const account = createRoute({
  getParentRoute: () => app,
  path: '/accounts/$accountId',
  component: lazyRouteComponent(() => import('../features/accounts/account-page.tsx'), 'AccountPage'),
})

const contacts = createRoute({
  getParentRoute: () => app,
  path: '/contacts',
  validateSearch: searchable,
  component: lazyRouteComponent(() => import('../features/contacts/contacts-page.tsx'), 'ContactsPage'),
})
const contact = createRoute({
  getParentRoute: () => app,
  path: '/contacts/$contactId',
  component: lazyRouteComponent(() => import('../features/contacts/contact-page.tsx'), 'ContactPage'),
})

export const dealStates = ['open', 'won', 'lost', 'all'] as const
export interface DealSearch {
  view?: 'board'
  search?: string
  state?: (typeof dealStates)[number]
  mine?: boolean
}
const deals = createRoute({
  getParentRoute: () => app,
  path: '/deals',
  validateSearch: (search): DealSearch => ({
    ...searchable(search),
    ...(search['view'] === 'board' ? { view: 'board' } : {}),
    ...(search['mine'] === true ? { mine: true } : {}),
    ...(dealStates.some((state) => state !== 'open' && state === search['state'])
      ? { state: search['state'] as NonNullable<DealSearch['state']> }
      : {}),
  }),
  component: lazyRouteComponent(() => import('../features/deals/deals-page.tsx'), 'DealsPage'),
})
const deal = createRoute({
  getParentRoute: () => app,
  path: '/deals/$dealId',
  component: lazyRouteComponent(() => import('../features/deals/deal-page.tsx'), 'DealPage'),
})

const tables = createRoute({
  getParentRoute: () => app,
  path: '/tables',
  component: lazyRouteComponent(() => import('../features/custom-tables/custom-tables-page.tsx'), 'CustomTablesPage'),
})
const table = createRoute({
  getParentRoute: () => app,
  path: '/tables/$table',
  validateSearch: searchable,
  component: lazyRouteComponent(() => import('../features/custom-tables/custom-rows-page.tsx'), 'CustomRowsPage'),
})

/** Forms know tables, not features: one page makes a row of any table, one edits it, one writes a note about it. */
const newRecord = createRoute({
  getParentRoute: () => app,
  path: '/new/$table',
  validateSearch: (search): { about?: string; id?: string; name?: string; from?: string } =>
    texts(search, ['about', 'id', 'name', 'from']),
  component: lazyRouteComponent(() => import('../features/editing/new-record-page.tsx'), 'NewRecordPage'),
})
const editRecord = createRoute({
  getParentRoute: () => app,
  path: '/edit/$table/$id',
  validateSearch: (search): { from?: string } => texts(search, ['from']),
  component: lazyRouteComponent(() => import('../features/editing/edit-record-page.tsx'), 'EditRecordPage'),
})
const newNote = createRoute({
  getParentRoute: () => app,
  path: '/note/$table/$id',
  validateSearch: (search): { name?: string; from?: string } => texts(search, ['name', 'from']),
  component: lazyRouteComponent(() => import('../features/editing/new-note-page.tsx'), 'NewNotePage'),
})

const plans = createRoute({
  getParentRoute: () => app,
  path: '/plans',
  component: lazyRouteComponent(() => import('../features/plans/plans-page.tsx'), 'PlansPage'),
})
const plan = createRoute({
  getParentRoute: () => app,
  path: '/plans/$planId',
  component: lazyRouteComponent(() => import('../features/plans/plan-page.tsx'), 'PlanPage'),
})

const connectionStates = [
  'connected',
  'consent-required',
  'not-assigned',
  'reauth-required',
  'no-access',
  'disconnected',
] as const
const members = createRoute({
  getParentRoute: () => app,
  path: '/members',
  validateSearch: (search): { search?: string; connection?: (typeof connectionStates)[number] } => ({
    ...searchable(search),
    ...(connectionStates.some((state) => state === search['connection'])
      ? { connection: search['connection'] as (typeof connectionStates)[number] }
      : {}),
  }),
  component: lazyRouteComponent(() => import('../features/members/members-page.tsx'), 'MembersPage'),
})

const connection = createRoute({
  getParentRoute: () => app,
  path: '/connection',
  component: lazyRouteComponent(() => import('../features/connection/connection-page.tsx'), 'ConnectionPage'),
})
const health = createRoute({
  getParentRoute: () => app,
  path: '/health',
  component: lazyRouteComponent(() => import('../features/health/health-page.tsx'), 'HealthPage'),
})

const developer = createRoute({
  getParentRoute: () => app,
  path: '/developer',
  component: lazyRouteComponent(() => import('../features/developer/developer-page.tsx'), 'DeveloperPage'),
})

const sessions = createRoute({
  getParentRoute: () => app,
  path: '/sessions',
  component: lazyRouteComponent(() => import('../features/sessions/sessions-page.tsx'), 'SessionsPage'),
})

const historyGroups = ['sign-ins', 'consents', 'people', 'programs', 'plans', 'set-up'] as const
const history = createRoute({
  getParentRoute: () => app,
  path: '/audit',
  validateSearch: (search): { group?: 'all' | (typeof historyGroups)[number]; member?: string } => ({
    ...texts(search, ['member']),
    ...(historyGroups.some((group) => group === search['group'])
      ? { group: search['group'] as (typeof historyGroups)[number] }
      : {}),
  }),
  component: lazyRouteComponent(() => import('../features/operation/history-page.tsx'), 'HistoryPage'),
})
const doctor = createRoute({
  getParentRoute: () => app,
  path: '/doctor',
  component: lazyRouteComponent(() => import('../features/operation/doctor-page.tsx'), 'DoctorPage'),
})

const routeTree = root.addChildren([
  setup,
  connect,
  approval,
  join,
  link,
  app.addChildren([
    home,
    accounts,
    account,
    contacts,
    contact,
    deals,
    deal,
    tables,
    table,
    newRecord,
    editRecord,
    newNote,
    plans,
    plan,
    members,
    connection,
    sessions,
    health,
    history,
    doctor,
    developer,
  ]),
])

function texts<Key extends string>(
  search: Record<string, unknown>,
  keys: readonly Key[],
): Partial<Record<Key, string>> {
  const present = keys.filter((key) => typeof search[key] === 'string')
  return Object.fromEntries(present.map((key) => [key, search[key]])) as Partial<Record<Key, string>>
}

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({ routeTree, context: { queryClient }, defaultPreload: 'intent', scrollRestoration: true })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}

import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { sessionQuery } from '../api/session.ts'
import {
  AccountFilledIcon,
  AccountIcon,
  ContactFilledIcon,
  ContactIcon,
  DealFilledIcon,
  DealIcon,
  DismissIcon,
  HomeFilledIcon,
  HomeIcon,
  MenuIcon,
  PlanFilledIcon,
  PlanIcon,
  TableFilledIcon,
  TableIcon,
} from '../ui/icons.ts'
import { EnvironmentBadge } from '../ui/environment-badge.tsx'
import { Logo } from '../ui/logo.tsx'
import { PersonMenu } from './person-menu.tsx'
import styles from './shell.module.css'

const places = [
  { to: '/', label: 'Home', Icon: HomeIcon, Filled: HomeFilledIcon },
  { to: '/accounts', label: 'Accounts', Icon: AccountIcon, Filled: AccountFilledIcon },
  { to: '/contacts', label: 'Contacts', Icon: ContactIcon, Filled: ContactFilledIcon },
  { to: '/deals', label: 'Deals', Icon: DealIcon, Filled: DealFilledIcon },
  { to: '/tables', label: 'Custom tables', Icon: TableIcon, Filled: TableFilledIcon },
  { to: '/plans', label: 'Plans', Icon: PlanIcon, Filled: PlanFilledIcon },
] as const

/** The frame around every page of a connected person: brand, who and where they are, and the way around. */
export function Shell() {
  const { data: session } = useSuspenseQuery(sessionQuery)
  const drawer = useRef<HTMLDialogElement>(null)
  const path = useRouterState({ select: (state) => state.location.pathname })
  useEffect(() => drawer.current?.close(), [path])

  return (
    <div className={styles.shell}>
      <a href="#main" className={styles.skip}>
        Skip to the page
      </a>
      <header className={styles.top}>
        <button
          type="button"
          className={styles.menuButton}
          aria-label="Open navigation"
          onClick={() => drawer.current?.showModal()}
        >
          <MenuIcon />
        </button>
        <Link to="/" className={styles.brand}>
          <Logo />
          <span>Liaison</span>
        </Link>
        {session.environment !== null && (
          <a
            className={styles.environment}
            href={session.environment.url}
            target="_blank"
            rel="noreferrer"
            title="Open this Dynamics environment"
          >
            {session.environment.name}
          </a>
        )}
        {session.environment !== null && <EnvironmentBadge environment={session.environment} />}
        {session.member !== null && <PersonMenu member={session.member} />}
      </header>
      <aside className={styles.side}>
        <Places />
      </aside>
      <dialog ref={drawer} className={styles.drawer} aria-label="Navigation">
        <div className={styles.drawerHead}>
          <span className={styles.brand}>
            <Logo />
            Liaison
          </span>
          <button
            type="button"
            className={styles.menuButton}
            aria-label="Close navigation"
            onClick={() => drawer.current?.close()}
          >
            <DismissIcon />
          </button>
        </div>
        <Places />
      </dialog>
      <main id="main" className={styles.main} tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  )
}

function Places() {
  return (
    <nav aria-label="Main" className={styles.places}>
      <ul>
        {places.map(({ to, label, Icon, Filled }) => (
          <li key={to}>
            <Link
              to={to}
              activeOptions={{ exact: to === '/', includeSearch: false }}
              className={styles.place}
              activeProps={{ 'aria-current': 'page' }}
            >
              <Icon className={styles.restIcon ?? ''} aria-hidden="true" />
              <Filled className={styles.hereIcon ?? ''} aria-hidden="true" />
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

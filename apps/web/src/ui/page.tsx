import { useEffect, useRef, type ReactNode } from 'react'
import { Link, type LinkProps } from '@tanstack/react-router'
import { ChevronIcon } from './icons.ts'
import styles from './page.module.css'

export interface Crumb {
  label: string
  link: Pick<LinkProps, 'to' | 'params'>
}

interface PageProps {
  title: string
  /** Shown above the title: what kind of thing this is. */
  kind?: string
  crumbs?: readonly Crumb[]
  subtitle?: ReactNode
  badge?: ReactNode
  mark?: ReactNode
  actions?: ReactNode
  width?: 'wide' | 'narrow'
  children: ReactNode
}

/** The frame of every page: its title names the browser tab, and gets the focus after navigation. */
export function Page({
  title,
  kind,
  crumbs = [],
  subtitle,
  badge,
  mark,
  actions,
  width = 'wide',
  children,
}: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Liaison`
    heading.current?.focus({ preventScroll: true })
  }, [title])
  return (
    <div className={width === 'wide' ? styles.wide : styles.narrow}>
      {crumbs.length > 0 && (
        <nav aria-label="Breadcrumb" className={styles.crumbs}>
          <ol>
            {crumbs.map((crumb) => (
              <li key={crumb.label}>
                <Link {...crumb.link}>{crumb.label}</Link>
                <ChevronIcon aria-hidden="true" />
              </li>
            ))}
            <li aria-current="page">{title}</li>
          </ol>
        </nav>
      )}
      <header className={styles.header}>
        {mark}
        <div className={styles.names}>
          {kind !== undefined && <p className={styles.kind}>{kind}</p>}
          <div className={styles.titleRow}>
            <h1 ref={heading} tabIndex={-1} className={styles.title}>
              {title}
            </h1>
            {badge}
          </div>
          {subtitle !== undefined && <div className={styles.subtitle}>{subtitle}</div>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}

import { Switch, Tab, TabList } from '@fluentui/react-components'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import { AddIcon, BoardIcon, ListIcon } from '../../ui/icons.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Listing } from '../../ui/listing.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { DealBoard } from './deal-board.tsx'
import { dealColumns } from './deal-columns.tsx'
import { dealsQuery, type DealFilter } from './queries.ts'
import styles from './deals-page.module.css'

const route = getRouteApi('/app/deals')
const states: readonly { state: DealFilter['state']; label: string }[] = [
  { state: 'open', label: 'Open' },
  { state: 'won', label: 'Won' },
  { state: 'lost', label: 'Lost' },
  { state: 'all', label: 'All' },
]

export function DealsPage() {
  const searched = route.useSearch()
  const { search = '', state = 'open', mine = false, view } = searched
  const navigate = route.useNavigate()
  const board = view === 'board'
  // The board is about deals on their way; closed ones have left it.
  const deals = useInfiniteQuery({
    ...dealsQuery({ search, state: board ? 'open' : state, mine }),
    placeholderData: keepPreviousData,
  })
  const onSearch = useCallback(
    (text: string) =>
      void navigate({
        search: ({ search: _old, ...others }) => (text === '' ? others : { ...others, search: text }),
        replace: true,
      }),
    [navigate],
  )
  const go = (change: typeof searched) => void navigate({ search: change, replace: true })
  const { mine: _mine, ...withoutMine } = searched
  const { view: _view, ...withoutView } = searched
  const { state: _state, ...withoutState } = searched

  return (
    <Page
      title="Deals"
      actions={
        <>
          <SearchField label="Search deals" value={search} onSearch={onSearch} />
          <LinkButton to="/new/$table" params={{ table: 'opportunity' }} appearance="primary" icon={<AddIcon />}>
            New deal
          </LinkButton>
        </>
      }
    >
      <div className={styles.bar}>
        <TabList
          size="small"
          selectedValue={board ? 'board' : 'list'}
          aria-label="View"
          onTabSelect={(_, data) => go(data.value === 'board' ? { ...withoutState, view: 'board' } : withoutView)}
        >
          <Tab value="list" icon={<ListIcon />}>
            List
          </Tab>
          <Tab value="board" icon={<BoardIcon />}>
            Board
          </Tab>
        </TabList>
        {!board && (
          <TabList
            size="small"
            appearance="subtle"
            selectedValue={state}
            aria-label="State"
            onTabSelect={(_, data) =>
              go(data.value === 'open' ? withoutState : { ...searched, state: data.value as DealFilter['state'] })
            }
          >
            {states.map((choice) => (
              <Tab key={choice.state} value={choice.state}>
                {choice.label}
              </Tab>
            ))}
          </TabList>
        )}
        <Switch
          label="Only mine"
          checked={mine}
          onChange={(_, data) => go(data.checked ? { ...searched, mine: true } : withoutMine)}
        />
      </div>
      {board ? (
        <DealBoard query={deals} />
      ) : (
        <Listing
          label="Deals"
          noun="deals"
          query={deals}
          columns={dealColumns}
          rowKey={(deal) => deal.id}
          empty={
            search === ''
              ? { title: 'No deals here', hint: 'Choose another state, or create a deal.' }
              : { title: `No deal matches “${search}”`, hint: 'Try another part of the name, or another state.' }
          }
        />
      )}
    </Page>
  )
}

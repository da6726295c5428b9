import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { Opportunity } from '../../api/api.gen.ts'
import { EditIcon, LoseIcon, NoteIcon, WinIcon } from '../../ui/icons.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { OpenInDynamics } from '../../ui/open-in-dynamics.tsx'
import { CloseDealDialog } from './close-deal-dialog.tsx'

export function DealActions({ deal, lossReasons }: { deal: Opportunity; lossReasons: readonly string[] }) {
  const [closing, setClosing] = useState<'win' | 'lose' | undefined>()
  const open = deal.status.state === 'open'
  return (
    <>
      <LinkButton
        to="/note/$table/$id"
        params={{ table: 'opportunity', id: deal.id }}
        search={{ name: deal.name }}
        appearance="primary"
        icon={<NoteIcon />}
      >
        Log a meeting note
      </LinkButton>
      {open && (
        <>
          <Button icon={<WinIcon />} onClick={() => setClosing('win')}>
            Win
          </Button>
          <Button icon={<LoseIcon />} onClick={() => setClosing('lose')}>
            Lose
          </Button>
          <LinkButton to="/edit/$table/$id" params={{ table: 'opportunity', id: deal.id }} icon={<EditIcon />}>
            Edit
          </LinkButton>
        </>
      )}
      <OpenInDynamics url={deal.url} />
      {closing !== undefined && (
        <CloseDealDialog
          deal={deal}
          lossReasons={lossReasons}
          outcome={closing}
          onClose={() => setClosing(undefined)}
        />
      )}
    </>
  )
}

import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import type { WorkspaceMember } from '../../api/api.gen.ts'
import { MoreIcon } from '../../ui/icons.ts'
import type { MemberDecision } from './queries.ts'

interface MemberMenuProps {
  member: WorkspaceMember
  onDecide: (decision: MemberDecision) => void
}

export function MemberMenu({ member, onDecide }: MemberMenuProps) {
  const navigate = useNavigate()
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" size="small" icon={<MoreIcon />} aria-label={`Decide about ${member.name}`} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => void navigate({ to: '/audit', search: { member: member.id } })}>History</MenuItem>
          {member.role === 'admin' ? (
            <MenuItem onClick={() => onDecide('member')}>Make a member…</MenuItem>
          ) : (
            <MenuItem onClick={() => onDecide('admin')}>Make an administrator…</MenuItem>
          )}
          <MenuItem onClick={() => onDecide('remove')}>Remove…</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

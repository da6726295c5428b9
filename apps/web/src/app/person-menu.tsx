import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import type { Member } from '../api/api.gen.ts'
import { post } from '../api/call.ts'
import { forgetProposals } from '../api/remembered-proposals.ts'
import { useColorMode, type ColorMode } from '../ui/color-mode.tsx'
import { DarkIcon, DoctorIcon, HistoryIcon, LightIcon, MembersIcon, SignOutIcon, SystemIcon } from '../ui/icons.ts'
import { RecordMark } from '../ui/record-name.tsx'
import {
  ConnectionItem,
  DeveloperItem,
  HealthItem,
  SessionsItem,
  SignOutEverywhereItem,
} from './session-menu-items.tsx'
import styles from './shell.module.css'

export function PersonMenu({ member }: { member: Member }) {
  const { mode, choose } = useColorMode()
  const navigate = useNavigate()
  const signOut = () => {
    forgetProposals()
    // Whatever the answer, a fresh page asks the server who is signed in.
    void post('/auth/sign-out').finally(() => window.location.assign('/connect'))
  }
  return (
    <Menu
      checkedValues={{ mode: [mode] }}
      onCheckedValueChange={(_, data) => choose((data.checkedItems[0] ?? 'system') as ColorMode)}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          className={styles.person ?? ''}
          aria-label={`${member.name}: account and appearance`}
        >
          <RecordMark name={member.name} shape="round" />
          <span className={styles.personName}>{member.name}</span>
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{member.username}</MenuGroupHeader>
          </MenuGroup>
          <MenuDivider />
          <MenuGroup>
            <MenuGroupHeader>Appearance</MenuGroupHeader>
            <MenuItemRadio name="mode" value="system" icon={<SystemIcon />}>
              Like the system
            </MenuItemRadio>
            <MenuItemRadio name="mode" value="light" icon={<LightIcon />}>
              Light
            </MenuItemRadio>
            <MenuItemRadio name="mode" value="dark" icon={<DarkIcon />}>
              Dark
            </MenuItemRadio>
          </MenuGroup>
          <MenuDivider />
          <ConnectionItem />
          <MenuItem icon={<MembersIcon />} onClick={() => void navigate({ to: '/members' })}>
            Members
          </MenuItem>
          {member.role === 'admin' && (
            <>
              <MenuItem icon={<HistoryIcon />} onClick={() => void navigate({ to: '/audit' })}>
                History
              </MenuItem>
              <MenuItem icon={<DoctorIcon />} onClick={() => void navigate({ to: '/doctor' })}>
                Check of the installation
              </MenuItem>
            </>
          )}
          {member.role === 'admin' && <HealthItem />}
          <DeveloperItem />
          <MenuDivider />
          <SessionsItem />
          <MenuItem icon={<SignOutIcon />} onClick={signOut}>
            Sign out
          </MenuItem>
          <SignOutEverywhereItem />
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

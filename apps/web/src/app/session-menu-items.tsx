import { MenuItem } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { post } from '../api/call.ts'
import { forgetProposals } from '../api/remembered-proposals.ts'
import { ConnectionIcon, DeveloperIcon, HealthIcon, SessionsIcon, SignOutIcon } from '../ui/icons.ts'

export function DeveloperItem() {
  const navigate = useNavigate()
  return (
    <MenuItem icon={<DeveloperIcon />} onClick={() => void navigate({ to: '/developer' })}>
      Developer
    </MenuItem>
  )
}

export function ConnectionItem() {
  const navigate = useNavigate()
  return (
    <MenuItem icon={<ConnectionIcon />} onClick={() => void navigate({ to: '/connection' })}>
      My connection
    </MenuItem>
  )
}

/** For administrators. */
export function HealthItem() {
  const navigate = useNavigate()
  return (
    <MenuItem icon={<HealthIcon />} onClick={() => void navigate({ to: '/health' })}>
      Health
    </MenuItem>
  )
}

export function SessionsItem() {
  const navigate = useNavigate()
  return (
    <MenuItem icon={<SessionsIcon />} onClick={() => void navigate({ to: '/sessions' })}>
      Where I am signed in
    </MenuItem>
  )
}

/** For a lost phone: here too, so that what the person sees afterwards is true. */
export function SignOutEverywhereItem() {
  const signOutEverywhere = () => {
    forgetProposals()
    void post('/api/session/sign-out-everywhere').finally(() => window.location.assign('/connect'))
  }
  return (
    <MenuItem icon={<SignOutIcon />} onClick={signOutEverywhere}>
      Sign out everywhere
    </MenuItem>
  )
}

import { expect } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import { businessUnits } from '../src/seed/business-units.ts'

export interface Answer {
  status: number
  code: string | undefined
  body: Record<string, unknown>
}

export interface RolesApi {
  emulator: Emulator
  send: (user: string, path: string, method?: string, body?: unknown) => Promise<Answer>
  idOf: (user: string) => string
  giveRole: (by: string, user: string, role: string) => Promise<Answer>
  takeRole: (by: string, user: string, role: string) => Promise<Answer>
  /** Of the root business unit; the administrator makes it. */
  makeRole: (name: string) => Promise<string>
  privilege: (name: string) => Promise<string>
  addPrivilege: (by: string, role: string, name: string, depth: string) => Promise<Answer>
}

/** The organisation's people and roles as they give and take them over HTTP, with a snapshot `start`. */
export async function startRolesApi(): Promise<RolesApi> {
  const emulator = await startEmulator({ seed: 'empty', plugins: false })
  emulator.snapshots.save('start')
  const idOf = (key: string): string => emulator.users.find((user) => user.key === key)!.systemUserId
  const send: RolesApi['send'] = async (user, path, method = 'GET', body) => {
    const reply = await fetch(`${emulator.environmentUrl}/api/data/v9.2/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await emulator.tokenFor(user)}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await reply.text()
    const json = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
    return { status: reply.status, code: (json['error'] as { code: string } | undefined)?.code, body: json }
  }
  const found = async (path: string, key: string): Promise<string> => {
    const { body } = await send('ada', path)
    const [first] = body['value'] as Record<string, string>[]
    return first![key]!
  }
  const privilege: RolesApi['privilege'] = (name) =>
    found(`privileges?$select=name&$filter=name eq '${name}'`, 'privilegeid')
  return {
    emulator,
    send,
    idOf,
    privilege,
    giveRole: (by, user, role) =>
      send(by, `systemusers(${idOf(user)})/systemuserroles_association/$ref`, 'POST', {
        '@odata.id': `${emulator.environmentUrl}/api/data/v9.2/roles(${role})`,
      }),
    takeRole: (by, user, role) =>
      send(by, `systemusers(${idOf(user)})/systemuserroles_association(${role})/$ref`, 'DELETE'),
    async makeRole(name) {
      const unit = `businessunits(${businessUnits.root.id})`
      const made = await send('ada', 'roles', 'POST', { name, 'businessunitid@odata.bind': unit })
      expect(made.status).toBe(204)
      return found(`roles?$select=roleid&$filter=name eq '${name}'`, 'roleid')
    },
    addPrivilege: async (by, role, name, Depth) =>
      send(by, `roles(${role})/Microsoft.Dynamics.CRM.AddPrivilegesRole`, 'POST', {
        Privileges: [
          { Depth, PrivilegeId: await privilege(name), BusinessUnitId: businessUnits.root.id, PrivilegeName: name },
        ],
      }),
  }
}

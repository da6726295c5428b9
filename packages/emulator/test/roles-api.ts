import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import { businessUnits } from '../src/seed/business-units.ts'
import { type Answer, sendAs, type SendAs } from './send-as.ts'

export interface RolesApi {
  readonly emulator: Emulator
  send: SendAs
  idOf: (user: string) => string
  /** The id that a role of the root business unit has in the user's. */
  roleFor: (user: string, role: string) => string
  giveRole: (by: string, user: string, role: string) => Promise<Answer>
  takeRole: (by: string, user: string, role: string) => Promise<Answer>
  /** Of the root business unit; the administrator makes it. */
  makeRole: (name: string) => Promise<string>
  privilege: (name: string) => Promise<string>
  addPrivilege: (by: string, role: string, name: string, depth: string) => Promise<Answer>
}

/** The organisation's people and roles as they give and take them over HTTP: the same at the start of each test of a file. */
export function rolesApi(): RolesApi {
  let emulator: Emulator
  beforeAll(async () => {
    emulator = await startEmulator({ seed: 'empty', plugins: false })
    emulator.snapshots.save('start')
  })
  beforeEach(() => emulator.snapshots.load('start'))
  afterAll(() => emulator.stop())
  const send = sendAs(() => emulator)
  const idOf = (key: string): string => emulator.users.find((user) => user.key === key)!.systemUserId
  const found = async (path: string, key: string): Promise<string> => {
    const { body } = await send('ada', path)
    const [first] = body['value'] as Record<string, string>[]
    return first![key]!
  }
  const privilege: RolesApi['privilege'] = (name) =>
    found(`privileges?$select=name&$filter=name eq '${name}'`, 'privilegeid')
  const roleFor: RolesApi['roleFor'] = (user, root) => {
    const { rows } = emulator
    const idIn = (value: unknown): string => (value as { id: string }).id
    const unit = idIn(rows.get('systemuser', idOf(user))!['businessunitid'])
    const role = rows
      .list('role')
      .find((each) => idIn(each['businessunitid']) === unit && idIn(each['parentrootroleid']) === root)!
    return role['roleid'] as string
  }
  return {
    get emulator() {
      return emulator
    },
    send,
    idOf,
    privilege,
    roleFor,
    giveRole: (by, user, role) =>
      send(by, `systemusers(${idOf(user)})/systemuserroles_association/$ref`, 'POST', {
        '@odata.id': `${emulator.environmentUrl}/api/data/v9.2/roles(${roleFor(user, role)})`,
      }),
    takeRole: (by, user, role) =>
      send(by, `systemusers(${idOf(user)})/systemuserroles_association(${roleFor(user, role)})/$ref`, 'DELETE'),
    async makeRole(name) {
      const unit = `businessunits(${businessUnits.root.id})`
      const made = await send('ada', 'roles', 'POST', { name, 'businessunitid@odata.bind': unit })
      expect(made.status).toBe(204)
      return found(`roles?$select=roleid&$filter=name eq '${name}' and _parentroleid_value eq null`, 'roleid')
    },
    addPrivilege: async (by, role, name, Depth) =>
      send(by, `roles(${role})/Microsoft.Dynamics.CRM.AddPrivilegesRole`, 'POST', {
        Privileges: [
          { Depth, PrivilegeId: await privilege(name), BusinessUnitId: businessUnits.root.id, PrivilegeName: name },
        ],
      }),
  }
}

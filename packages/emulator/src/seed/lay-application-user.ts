import type { Directory } from '../entra/directory.ts'
import type { Environment } from '../operations/environment.ts'
import { systemAdministratorRoleId } from '../security/roles.ts'
import { businessUnits } from './business-units.ts'
import { connect } from './lay-people.ts'
import { rowLayer } from './lay-rows.ts'
import { seedId } from './seed-id.ts'

/**
 * An application user: an unlicensed user that holds the application's id and the object id of its service principal
 * (powerapps-docs, "Build web applications using server-to-server authentication").
 */
export function layApplicationUser(environment: Environment, { application, servicePrincipalId }: Directory): void {
  const systemuser = seedId('systemuser', 'application')
  environment.store.transaction(() => {
    rowLayer(environment)('systemuser', systemuser, {
      lastname: application.name,
      fullname: `# ${application.name}`,
      applicationid: application.clientId,
      azureactivedirectoryobjectid: servicePrincipalId,
      businessunitid: { table: 'businessunit', id: businessUnits.root.id },
      isdisabled: false,
      islicensed: false,
    })
    connect(environment, 'systemuserroles', { systemuser, role: systemAdministratorRoleId })
  })
}

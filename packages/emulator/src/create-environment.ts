import { randomUUID } from 'node:crypto'
import { createAuthenticate } from './authentication/create-authenticate.ts'
import type { EmulatorOptions } from './emulator.ts'
import type { Entra } from './entra/entra.ts'
import { customOperation } from './functions/custom-api.ts'
import { createMetadataEndpoint } from './metadata/metadata-endpoint.ts'
import { userLanguage } from './operations/user-language.ts'
import type { Environment, Organisation } from './operations/environment.ts'
import { brightwater } from './organisation.ts'
import { accountNeedsRegion } from './rules/account-needs-region.ts'
import { platformRules } from './rules/platform-rules.ts'
import { pluginRule } from './rules/plugin.ts'
import { loadSchema } from './schema/load-schema.ts'
import { readSchemaFile } from './schema/schema-file.ts'
import { createSchemaEditor } from './schema/schema-editor.ts'
import { withAccessModes } from './security/access-modes.ts'
import { createAccess } from './security/create-access.ts'
import { processDefinitions, requiredColumnsOf, stagesOf } from './seed/process-definitions.ts'
import { Store } from './store/store.ts'
import type { Rule } from './write/rule.ts'
import { defaultSwitches, type Switches } from './write/switches.ts'

/** The environment without rows. Its address is filled in once the server listens. */
export function createEnvironment(
  { plugins, switches: chosen, schema: more, processFlows = [], customApis = [] }: EmulatorOptions,
  entra: Entra,
): Environment {
  const schema = loadSchema(typeof more === 'string' ? readSchemaFile(more) : more)
  const store = new Store(schema)
  const access = withAccessModes(createAccess(schema, store), schema, store)
  const organisation: Organisation = { ...brightwater, environmentUrl: '' }
  const switches: Switches = { ...defaultSwitches, ...chosen }
  const processes = [...processDefinitions, ...processFlows]
  return {
    schema,
    schemaEditor: createSchemaEditor(schema, store),
    store,
    access,
    organisation,
    switches,
    rules: rulesWith(plugins),
    ownOperations: customApis.map(customOperation),
    now: () => entra.clock.now(),
    newId: randomUUID,
    stagesOf: (processId) => stagesOf(processId, processes),
    requiredColumnsOf: (stageId) => requiredColumnsOf(stageId, processes),
    authenticate: createAuthenticate({ entra, organisation, store, access, switches }),
    metadata: createMetadataEndpoint(schema, organisation, {
      languageOf: (caller) => userLanguage({ schema, store, organisation }, caller),
      customApis,
      switches,
    }),
  }
}

/** The platform's rules, and the plug-in of Brightwater or those given in its place. */
function rulesWith(plugins: EmulatorOptions['plugins'] = true): readonly Rule[] {
  if (plugins === true) return platformRules
  const platform = platformRules.filter((rule) => rule !== accountNeedsRegion)
  return plugins === false ? platform : [...platform, ...plugins.map(pluginRule)]
}

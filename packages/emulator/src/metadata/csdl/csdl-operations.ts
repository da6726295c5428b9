import type { CustomApi } from '../../functions/custom-api.ts'
import type { Operation } from '../../functions/operation.ts'
import { operations } from '../../functions/registry.ts'
import type { Schema } from '../../schema/schema.ts'
import { csdlAuditTypes } from './csdl-audit-types.ts'
import { type OperationSignature, operationSignatures, operationTypes } from './operation-signatures.ts'
import { element } from './xml.ts'

/** The functions and actions the emulator answers, with the types they need. */
export function csdlOperations(schema: Schema, customApis: readonly CustomApi[] = []): string[] {
  const described = [...operations.map(describe), ...customApis.map(describeOwn)]
  return [
    ...csdlAuditTypes(),
    ...Object.entries(operationTypes).map(([name, properties]) => complexType(name, properties)),
    ...described.flatMap(({ name, response }) => (response ? [complexType(`${name}Response`, response)] : [])),
    ...described.flatMap((operation) => overloads(schema, operation)),
  ]
}

interface Described extends OperationSignature {
  kind: Operation['kind']
  name: string
  boundTo?: readonly string[] | 'any'
}

function describe({ kind, name, boundTo }: Operation): Described {
  const signature = operationSignatures[name]
  if (!signature) throw new Error(`${name} has no signature for $metadata`)
  return { kind, name, ...(boundTo && { boundTo }), ...signature }
}

const describeOwn = ({ boundTo, ...api }: CustomApi): Described => ({
  ...api,
  ...(boundTo !== undefined && { boundTo: [boundTo] }),
})

function complexType(name: string, properties: Readonly<Record<string, string>>): string {
  return element('ComplexType', { Name: name }, [
    ...Object.entries(properties).map(([property, Type]) => element('Property', { Name: property, Type })),
    ...(name === 'PrincipalAccess'
      ? [element('NavigationProperty', { Name: 'Principal', Type: 'mscrm.principal' })]
      : []),
  ])
}

/** One for each table it is bound to: a whole entity set for those every table has, a row for the others. */
function overloads(schema: Schema, operation: Described): string[] {
  const { boundTo } = operation
  if (boundTo === undefined) return [overload(operation, [])]
  const tables = boundTo === 'any' ? [...schema.tables.keys()] : boundTo.filter((name) => schema.tables.has(name))
  return tables.map((name) =>
    boundTo === 'any'
      ? overload(operation, ['entityset', `Collection(mscrm.${name})`])
      : overload(operation, ['entity', `mscrm.${name}`]),
  )
}

function overload(
  { name, kind, parameters, returns, response }: Described,
  binding: [name: string, type: string] | [],
): string {
  const [bindingName, bindingType = ''] = binding
  const returned = returns ?? (response && `mscrm.${name}Response`)
  return element(kind === 'function' ? 'Function' : 'Action', { Name: name, IsBound: bindingName ? true : undefined }, [
    ...(bindingName ? [parameter(bindingName, bindingType)] : []),
    ...Object.entries(parameters).map(([key, type]) =>
      parameter(key, type === 'Collection(bound)' ? bindingType : type),
    ),
    ...(returned ? [element('ReturnType', { Type: returned, Nullable: false })] : []),
  ])
}

const parameter = (name: string, type: string): string =>
  type.endsWith('?')
    ? element('Parameter', { Name: name, Type: type.slice(0, -1) })
    : element('Parameter', { Name: name, Type: type, Nullable: false })

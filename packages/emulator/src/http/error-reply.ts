import { DataverseFault, HttpFault } from '../errors/dataverse-fault.ts'
import { PayloadFault } from '../errors/payload-fault.ts'
import { isAskedFor, parsePreferences } from '../odata/preferences.ts'
import type { Switches } from '../write/switches.ts'
import { PluginError } from '../rules/plugin.ts'
import { jsonType } from './reply.ts'
import type { ServiceReply, ServiceRequest } from './service-request.ts'

/** A thrown fault as the service's answer. Anything else is a defect of the emulator and stays an exception. */
export function errorReply(
  failure: unknown,
  request: ServiceRequest,
  switches: Switches,
  requestId: string,
): ServiceReply {
  if (failure instanceof HttpFault)
    return { status: failure.status, headers: { ...failure.headers }, body: failure.body }
  if (!(failure instanceof DataverseFault)) throw failure
  const fault =
    failure instanceof PayloadFault && switches.payloadErrors === 'identified'
      ? failure.identified(setCreatedIn(request))
      : failure
  const code = switches.errorCodes === 'empty' ? '' : fault.code
  const error: Record<string, string> = { code, message: fault.message }
  const names = parsePreferences(request.headers['prefer']).annotations?.names ?? []
  if (names.length > 0 && fault.code.length > 3)
    for (const [name, value] of Object.entries(details(fault)))
      if (isAskedFor(name.slice(1), names)) error[name] = value
  return {
    status: fault.status,
    headers: { 'content-type': jsonType, 'odata-version': '4.0', req_id: requestId, ...fault.headers },
    body: JSON.stringify({ error }),
  }
}

/** Actions are posted to as well, but their names begin with a capital. */
const setCreatedIn = ({ method, path }: ServiceRequest): string =>
  method === 'POST' && /^[a-z]\w*$/.test(path) ? path : ''

/** What an error says more when its annotations are asked for, all of them or by name. */
function details(fault: DataverseFault): Record<string, string> {
  const { code, message } = fault
  return {
    ...(fault.code === '0x80040265' && detailsOfPlugin(fault)),
    '@Microsoft.PowerApps.CDS.HelpLink': `http://go.microsoft.com/fwlink/?LinkID=398563&error=Microsoft.Crm.CrmException%3a${code.slice(2)}&client=platform`,
    '@Microsoft.PowerApps.CDS.InnerError.Message': message,
  }
}

function detailsOfPlugin(fault: DataverseFault): Record<string, string> {
  const { operationStatus, subErrorCode, traceText, errorDetails } =
    fault instanceof PluginError ? fault : new PluginError('')
  const own = Object.entries(errorDetails).map(([key, value]) => [
    `@Microsoft.PowerApps.CDS.ErrorDetails.${key}`,
    value,
  ])
  return {
    ...(Object.fromEntries(own) as Record<string, string>),
    '@Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus': String(operationStatus),
    '@Microsoft.PowerApps.CDS.ErrorDetails.SubErrorCode': String(subErrorCode),
    ...(traceText !== undefined && { '@Microsoft.PowerApps.CDS.TraceText': traceText }),
  }
}

import { type CustomApi, type Plugin, PluginError } from '../src/index.ts'
import type { Exchange } from './exchange.ts'
import { shipped } from './made-for-the-page.ts'

const details = '@Microsoft.PowerApps.CDS.ErrorDetails.'

/** The plug-in that refuses what a page writes, with the words and codes that its reply shows. */
export function presupposedPlugins({ request, response }: Exchange): readonly Plugin[] {
  const { error } = (response?.json ?? {}) as { error?: Record<string, string> }
  const set = /\/v[\d.]+\/(\w+)/.exec(request.url)?.[1] ?? ''
  const table = shipped.byEntitySetName.get(set)
  if (error?.['code'] !== '0x80040265' || !table) return []
  const traceText = error['@Microsoft.PowerApps.CDS.TraceText']
  const refuse = (): never => {
    throw new PluginError(error['message'] ?? '', {
      operationStatus: Number(error[`${details}OperationStatus`] ?? 0),
      subErrorCode: Number(error[`${details}SubErrorCode`] ?? 0),
      ...(traceText !== undefined && { traceText }),
    })
  }
  return [{ name: "the page's plug-in", tables: [table.logicalName], beforeCreate: refuse, beforeUpdate: refuse }]
}

/** The function or action that a page's authors made, which answers as its reply shows. */
export function presupposedApis({ request, response }: Exchange): CustomApi[] {
  const [, set = '', name = ''] =
    /\/(\w+)\([^)]*\)\/Microsoft\.Dynamics\.CRM\.((?:new|sample|example)_\w+)/.exec(request.url) ?? []
  const table = shipped.byEntitySetName.get(set)
  if (!table) return []
  const { '@odata.context': context = '', ...values } = (response?.json ?? {}) as Record<string, unknown>
  const returned = shipped.byEntitySetName.get(/#(\w+)\/\$entity$/.exec(String(context))?.[1] ?? '')
  const kind = request.method === 'GET' ? 'function' : 'action'
  const run: CustomApi['run'] = () =>
    returned ? { row: { table: returned.logicalName, id: String(values[returned.primaryId]) } } : { values }
  return [{ kind, name, boundTo: table.logicalName, parameters: {}, run }]
}

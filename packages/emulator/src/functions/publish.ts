import { noContent } from '../http/reply.ts'
import { requiredText } from '../metadata/writes/definition-body.ts'
import { requireCustomizer } from '../metadata/writes/require-customizer.ts'
import type { ActionOperation } from './operation.ts'

/** Publishing shows changes in apps; the Web API has known them before. */
export const publishAllXml: ActionOperation = {
  kind: 'action',
  name: 'PublishAllXml',
  run(context) {
    requireCustomizer(context, 'prvPublishCustomization')
    return noContent()
  },
}

export const publishXml: ActionOperation = {
  kind: 'action',
  name: 'PublishXml',
  run(context, body) {
    requireCustomizer(context, 'prvPublishCustomization')
    requiredText(body, 'ParameterXml')
    return noContent()
  },
}

import { DataverseFault } from '../../errors/dataverse-fault.ts'

// Codes and wording: learn.microsoft.com, "Web service error codes". All are answered with 400.

const refused = (code: string, message: string): DataverseFault => new DataverseFault(400, code, message)

export const instanceAlreadyExists = (): DataverseFault =>
  refused(
    '0x80060397',
    'A business process flow already exists for the target record and could not be created. Please contact your system administrator.',
  )

export const noActiveStage = (): DataverseFault =>
  refused('0x80060449', 'Error updating the Business Process: Active Stage ID cannot be empty.')

export const foreignStage = (stageId: string): DataverseFault =>
  refused(
    '0x80060450',
    `Validation error: Stage ID ‘${stageId}’ is not present in Business Process. Please contact your system administrator.`,
  )

export const noPrimaryRecord = (): DataverseFault =>
  refused(
    '0x80060453',
    'Validation error: primary participating entity is not present and is required for every Business Process entity record.',
  )

export const pathEndsElsewhere = (stageId: string, last: string): DataverseFault =>
  refused(
    '0x80060455',
    `Active Stage ID ‘${stageId}’ does not match last Stage ID in Traversed Path ‘${last}’. Please contact your system administrator.`,
  )

export const pathStartsElsewhere = (first: string, wanted: string): DataverseFault =>
  refused(
    '0x80060456',
    `First Stage ID in traversed path ‘${first}’ does not match first Stage ID in Business Process ‘${wanted}’. Please contact your system administrator.`,
  )

export const otherDefinition = (): DataverseFault =>
  refused('0x80060460', 'Validation error: Process ID does not match Business Process definition.')

export const invalidPath = (): DataverseFault => refused('0x80092007', 'Invalid traversed path.')

export const notNextStage = (stageId: string): DataverseFault =>
  refused('0x80092003', `Invalid stage transition. Transition to stage ${stageId} is not in the process active path.`)

export const inactiveInstance = (): DataverseFault =>
  refused('0x80060377', 'Invalid stage transition. Stage transition is not allowed on inactive processes.')

export const requiredStepsOpen = (): DataverseFault =>
  refused('0x8006041a', 'To move to the next stage, complete the required steps.')

export const noTargetRecord = (): DataverseFault =>
  refused('0x80092004', 'Invalid cross-entity stage transition. Target entity must be specified.')

export const otherTargetRecord = (table: string): DataverseFault =>
  refused('0x80092005', `Invalid cross-entity stage transition. Specified target must match ${table}.`)

export const primaryRecordFixed = (): DataverseFault =>
  refused('0x80092006', 'Invalid cross-entity stage transition. Specified relationship cannot be modified.')

/** The how-to page says that only the last stage can be finished, not with which code the service refuses. */
export const notLastStage = (): DataverseFault => refused('0x80060452', 'Validation error: invalid stage.')

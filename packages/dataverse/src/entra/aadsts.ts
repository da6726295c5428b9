import type { EntraExplanation } from './explanation.ts'
import { explanations } from './explanations.ts'

/** Of certificates, beside the page of error codes: the numbers after which Microsoft's own libraries read theirs anew. */
const rows: readonly (readonly [EntraExplanation, readonly number[]])[] = [
  [explanations.consentRequired, [65001]],
  [explanations.declined, [65004]],
  [explanations.adminApprovalRequired, [90094]],
  [explanations.approvalRequested, [90095]],
  [explanations.permissionMissing, [90008]],
  [explanations.resourceNotFound, [650052, 650056, 650057, 500011, 50001]],
  [explanations.applicationNotFound, [700016]],
  [explanations.redirectNotRegistered, [50011]],
  [explanations.singleTenant, [50194]],
  [explanations.notAssigned, [50105]],
  [explanations.wrongAccount, [50020, 50034, 90072]],
  [explanations.tenantNotFound, [90002, 700005]],
  [explanations.secondFactor, [50076, 50074, 50072, 50079, 50078]],
  [explanations.conditionalAccess, [50131, 53000, 53001, 53002, 530032, 530035]],
  [explanations.blockedByPolicy, [53003]],
  [explanations.wrongPassword, [50126]],
  [explanations.accountLocked, [50053]],
  [explanations.passwordExpired, [50055]],
  [explanations.accountDisabled, [50057]],
  [explanations.noSession, [50058]],
  [explanations.signInTooSlow, [50089, 50196]],
  [explanations.codeNotUsable, [54005, 501481]],
  [explanations.grantEnded, [70000, 70008, 700084, 50132, 50133]],
  [explanations.grantInactive, [700082]],
  [explanations.grantRevoked, [50173]],
  [explanations.signInFrequency, [70043]],
  [explanations.scopeWrong, [70011, 700022]],
  [explanations.secretWrong, [7000215]],
  [explanations.secretMissing, [7000218]],
  [explanations.secretExpired, [7000222]],
  [explanations.secretUnwanted, [700025]],
  [explanations.certificateRefused, [700027, 700030, 50012, 7000214, 7000274, 7000277, 1000502]],
  [explanations.clockWrong, [700024]],
  [explanations.applicationDisabled, [7000112]],
  [explanations.temporarilyUnavailable, [90055]],
  [explanations.requestWrong, [900144, 90014, 9002313, 901002, 50027, 700021, 700023]],
]

/** Every AADSTS number we know what to do about. */
export const aadstsExplanations: ReadonlyMap<number, EntraExplanation> = new Map(
  rows.flatMap(([explanation, numbers]) => numbers.map((number) => [number, explanation] as const)),
)

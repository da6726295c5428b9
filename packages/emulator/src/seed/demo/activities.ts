import type { LookupTarget } from '../../store/row.ts'
import type { RowValues } from '../../write/rule.ts'
import { personNamed } from '../people.ts'
import { seedId } from '../seed-id.ts'
import { isoTime, later } from './calendar.ts'
import { type DemoLayer, stamps, userCalled } from './demo-layer.ts'

// Participation types of activity parties.
const sender = 1
const toRecipient = 2
const requiredAttendee = 5
const organizer = 7

/** Whom and what an activity is about. */
export interface Occasion {
  /** Names the deal or account in ids: `17/2`. */
  key: string
  number: number
  owner: string
  regarding: LookupTarget
  contact: { target: LookupTarget; email: string; telephone: string }
}

interface Entry {
  subject: string
  text: string
  at: Date
}

export function layCall(
  layer: DemoLayer,
  occasion: Occasion,
  { subject, text, at, incoming }: Entry & { incoming: boolean },
): void {
  const { contact, owner } = occasion
  const minutes = 5 + (occasion.number % 6) * 5
  const call = layActivity(layer, 'phonecall', occasion, {
    ...stamps(owner, later(at, minutes)),
    subject,
    description: text,
    directioncode: !incoming,
    phonenumber: contact.telephone,
    scheduledend: isoTime(at),
    actualstart: isoTime(at),
    actualend: isoTime(later(at, minutes)),
    actualdurationminutes: minutes,
    statecode: 1,
    statuscode: incoming ? 4 : 2,
  })
  const [from, to] = incoming ? [contact.target, userCalled(owner)] : [userCalled(owner), contact.target]
  layParty(layer, call, sender, from)
  layParty(layer, call, toRecipient, to)
}

export function layMail(
  layer: DemoLayer,
  occasion: Occasion,
  { subject, text, at, incoming }: Entry & { incoming: boolean },
): void {
  const { contact, owner } = occasion
  const ours = { target: userCalled(owner), email: personNamed(owner).username }
  const [from, to] = incoming ? [contact, ours] : [ours, contact]
  const mail = layActivity(layer, 'email', occasion, {
    ...stamps(owner, at),
    subject,
    description: text,
    mimetype: 'text/html',
    directioncode: !incoming,
    sender: from.email,
    torecipients: `${to.email};`,
    senton: isoTime(at),
    actualend: isoTime(at),
    statecode: 1,
    statuscode: incoming ? 4 : 3,
  })
  layParty(layer, mail, sender, from.target, from.email)
  layParty(layer, mail, toRecipient, to.target, to.email)
}

export interface Meeting extends Entry {
  /** When it was put into the calendar. */
  booked: Date
  minutes: number
  location: string
  isOver: boolean
}

export function layMeeting(layer: DemoLayer, occasion: Occasion, meeting: Meeting): void {
  const { subject, text, at, booked, minutes, location, isOver } = meeting
  const end = later(at, minutes)
  const appointment = layActivity(layer, 'appointment', occasion, {
    ...stamps(occasion.owner, booked, isOver ? end : booked),
    subject,
    description: text,
    location,
    scheduledstart: isoTime(at),
    scheduledend: isoTime(end),
    scheduleddurationminutes: minutes,
    isalldayevent: false,
    // Over: completed. Ahead: scheduled, and shown as busy.
    ...(isOver
      ? {
          statecode: 1,
          statuscode: 3,
          actualstart: isoTime(at),
          actualend: isoTime(end),
          actualdurationminutes: minutes,
        }
      : { statecode: 3, statuscode: 5 }),
  })
  layParty(layer, appointment, organizer, userCalled(occasion.owner))
  layParty(layer, appointment, requiredAttendee, occasion.contact.target, occasion.contact.email)
}

export function layTask(
  layer: DemoLayer,
  occasion: Occasion,
  { subject, text, at, due, done }: Entry & { due: Date; done?: Date },
): void {
  layActivity(layer, 'task', occasion, {
    ...stamps(occasion.owner, at, done ?? at),
    subject,
    ...(text !== '' && { description: text }),
    scheduledend: isoTime(due),
    prioritycode: occasion.number % 4 === 0 ? 2 : 1,
    ...(done
      ? { statecode: 1, statuscode: 5, actualend: isoTime(done), percentcomplete: 100 }
      : { statecode: 0, statuscode: occasion.number % 3 === 0 ? 3 : 2, percentcomplete: 0 }),
  })
}

export function layNote(layer: DemoLayer, occasion: Occasion, { subject, text, at }: Entry): void {
  const { key, number, owner, regarding } = occasion
  layer.lay('annotation', seedId('annotation', key, number), {
    ...stamps(owner, at),
    subject,
    notetext: text,
    objectid: regarding,
    isdocument: false,
  })
}

function layActivity(
  { lay }: DemoLayer,
  table: string,
  { key, number, regarding }: Occasion,
  values: RowValues,
): LookupTarget {
  return lay(table, seedId(table, key, number), { ...values, regardingobjectid: regarding })
}

function layParty(
  { lay }: DemoLayer,
  activity: LookupTarget,
  mask: number,
  partyid: LookupTarget,
  address?: string,
): void {
  lay('activityparty', seedId('activityparty', activity.id, mask), {
    activityid: activity,
    partyid,
    participationtypemask: mask,
    ...(address !== undefined && { addressused: address }),
  })
}

import type { Random } from '../random.ts'
import { layCall, layMail, layMeeting, layNote, layTask, type Occasion } from './activities.ts'
import { type DemoLayer } from './demo-layer.ts'
import { fill } from './fill.ts'
import { richText } from './rich-text.ts'
import { type StageTalk, talk, type TalkTopic, type Words } from './talk.ts'
import type { TalkSubject } from './talk-subject.ts'

export interface Conversation {
  topic: TalkTopic
  subject: TalkSubject
  /** Days ago between which it went on; `from` is the earlier one and the larger number. */
  from: number
  to: number
  /** How much of each kind there is, on average. */
  density: number
  /** Whether it goes on: open tasks, meetings ahead. */
  isCurrent: boolean
}

type OccasionOf = (number: number) => Occasion

/**
 * Lays calls, mails, meetings, notes and tasks of one phase. Returns how many, so that the next phase of the same deal
 * goes on numbering.
 */
export function layTalk(
  layer: DemoLayer,
  random: Random,
  conversation: Conversation,
  occasionOf: OccasionOf,
  firstNumber: number,
): number {
  const { topic, subject, from, to, density, isCurrent } = conversation
  const words: StageTalk = talk[topic]
  const { calendar } = layer
  let number = firstNumber
  const next = (): Occasion => occasionOf(number++)
  const when = (): number => to + random.next() * Math.max(0, from - to)
  const filled = ({ subject: title, text }: Words) => ({ subject: fill(title, subject), text: fill(text, subject) })

  for (const each of random.some(words.calls, howMany(random, 0.75 * density)))
    layCall(layer, next(), { ...filled(each), at: calendar.past(when(), random), incoming: random.chance(0.25) })
  for (const each of random.some(words.mails, howMany(random, 0.95 * density)))
    layMail(layer, next(), {
      subject: fill(each.subject, subject),
      text: richText(fill(each.text, subject).split('|')),
      at: calendar.past(when(), random),
      incoming: each.incoming === true,
    })
  const meetings = random.some(words.meetings, words.meetings.length)
  for (const each of meetings.slice(0, howMany(random, 0.45 * density))) {
    const daysAgo = when()
    layMeeting(layer, next(), {
      ...filled(each),
      ...place(each, subject),
      at: calendar.past(daysAgo, random),
      booked: calendar.past(daysAgo + random.whole(3, 9), random),
      isOver: true,
    })
  }
  for (const each of random.some(words.notes, howMany(random, 0.8 * density))) {
    const { subject: title, text } = filled(each)
    const points = each.points?.map((point) => fill(point, subject))
    const isRich = points !== undefined || random.chance(0.3)
    layNote(layer, next(), {
      subject: title,
      text: isRich ? richText([text], points) : text,
      at: calendar.past(when(), random),
    })
  }
  for (const each of random.some(words.tasks, howMany(random, 0.6 * density))) {
    const daysAgo = when()
    const at = calendar.past(daysAgo, random)
    const stillOpen = isCurrent && random.chance(0.6)
    const due = stillOpen
      ? calendar.coming(random.whole(1, 14), random)
      : calendar.past(Math.max(to, daysAgo - 6), random)
    layTask(layer, next(), {
      ...filled(each),
      at,
      due: due < at ? at : due,
      ...(!stillOpen && { done: due < at ? at : due }),
    })
  }
  if (isCurrent && random.chance(0.3)) {
    const meeting = random.pick(words.meetings)
    layMeeting(layer, next(), {
      ...filled(meeting),
      ...place(meeting, subject),
      at: calendar.coming(random.whole(1, 18), random),
      booked: calendar.past(random.whole(0, 6), random),
      isOver: false,
    })
  }
  return number
}

/** On average `mean`: the fraction is a chance. */
function howMany(random: Random, mean: number): number {
  return Math.floor(mean) + (random.chance(mean % 1) ? 1 : 0)
}

function place({ minutes, online }: { minutes: number; online?: true }, { company, city }: TalkSubject) {
  return { minutes, location: online === true ? 'Microsoft Teams' : `${company}, ${city}` }
}

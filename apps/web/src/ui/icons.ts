// One import per icon: the package holds thousands, and a page should carry only those it shows.
export { Add20Regular as AddIcon } from '@fluentui/react-icons/svg/add'
export { ArrowDownload20Regular as DownloadIcon } from '@fluentui/react-icons/svg/arrow-download'
export { ArrowLeft20Regular as BackIcon } from '@fluentui/react-icons/svg/arrow-left'
export { ArrowRight20Regular as ForwardIcon } from '@fluentui/react-icons/svg/arrow-right'
export { ArrowSync20Regular as RetryIcon } from '@fluentui/react-icons/svg/arrow-sync'
export { Board20Regular as BoardIcon } from '@fluentui/react-icons/svg/board'
export {
  Building20Filled as AccountFilledIcon,
  Building20Regular as AccountIcon,
} from '@fluentui/react-icons/svg/building'
export { Calendar20Regular as MeetingIcon } from '@fluentui/react-icons/svg/calendar'
export { Call20Regular as CallIcon } from '@fluentui/react-icons/svg/call'
export { Checkmark16Filled as DoneIcon, Checkmark20Regular as ApproveIcon } from '@fluentui/react-icons/svg/checkmark'
export { CheckmarkCircle24Filled as SuccessIcon } from '@fluentui/react-icons/svg/checkmark-circle'
export { ChevronRight16Regular as ChevronIcon } from '@fluentui/react-icons/svg/chevron-right'
export {
  ClipboardTaskListLtr20Filled as PlanFilledIcon,
  ClipboardTaskListLtr20Regular as PlanIcon,
} from '@fluentui/react-icons/svg/clipboard-task-list-ltr'
export { CheckboxChecked20Regular as TaskIcon } from '@fluentui/react-icons/svg/checkbox-checked'
export { Code20Regular as DeveloperIcon } from '@fluentui/react-icons/svg/code'
export { Copy20Regular as CopyIcon } from '@fluentui/react-icons/svg/copy'
export { Desktop20Regular as SystemIcon } from '@fluentui/react-icons/svg/desktop'
export { Dismiss20Regular as DismissIcon } from '@fluentui/react-icons/svg/dismiss'
export { Edit20Regular as EditIcon } from '@fluentui/react-icons/svg/edit'
export { ErrorCircle20Regular as FailureIcon } from '@fluentui/react-icons/svg/error-circle'
export { Flag20Regular as ClosingIcon } from '@fluentui/react-icons/svg/flag'
export {
  Handshake20Filled as DealFilledIcon,
  Handshake20Regular as DealIcon,
} from '@fluentui/react-icons/svg/handshake'
export { HeartPulse20Regular as DoctorIcon } from '@fluentui/react-icons/svg/heart-pulse'
export { History20Regular as HistoryIcon } from '@fluentui/react-icons/svg/history'
export { QuestionCircle20Regular as NotCheckedIcon } from '@fluentui/react-icons/svg/question-circle'
export { Home20Filled as HomeFilledIcon, Home20Regular as HomeIcon } from '@fluentui/react-icons/svg/home'
export { TextBulletList20Regular as ListIcon } from '@fluentui/react-icons/svg/text-bullet-list'
export { Mail20Regular as EmailIcon } from '@fluentui/react-icons/svg/mail'
export { WeatherMoon20Regular as DarkIcon } from '@fluentui/react-icons/svg/weather-moon'
export { MoreHorizontal20Regular as MoreIcon } from '@fluentui/react-icons/svg/more-horizontal'
export { PersonAdd20Regular as InviteIcon } from '@fluentui/react-icons/svg/person-add'
export { PeopleTeam20Regular as MembersIcon } from '@fluentui/react-icons/svg/people-team'
export { Navigation20Regular as MenuIcon } from '@fluentui/react-icons/svg/navigation'
export { Note20Regular as NoteIcon } from '@fluentui/react-icons/svg/note'
export { Open16Regular as OpenIcon } from '@fluentui/react-icons/svg/open'
export { People20Filled as ContactFilledIcon, People20Regular as ContactIcon } from '@fluentui/react-icons/svg/people'
export { Search20Regular as SearchIcon } from '@fluentui/react-icons/svg/search'
export { SignOut20Regular as SignOutIcon } from '@fluentui/react-icons/svg/sign-out'
export { WeatherSunny20Regular as LightIcon } from '@fluentui/react-icons/svg/weather-sunny'
export { Table20Filled as TableFilledIcon, Table20Regular as TableIcon } from '@fluentui/react-icons/svg/table'
export { ThumbDislike20Regular as LoseIcon } from '@fluentui/react-icons/svg/thumb-dislike'
export { Trophy20Regular as WinIcon } from '@fluentui/react-icons/svg/trophy'
export { Warning20Regular as WarningIcon } from '@fluentui/react-icons/svg/warning'

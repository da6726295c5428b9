import { Checkbox, Dropdown, Input, Option, Select, Switch, Textarea } from '@fluentui/react-components'
import type { FieldDefinition } from '../../api/api.gen.ts'
import { isRecord, type FormValue } from './form-values.ts'
import { LookupField, type SearchRecords } from './lookup-field.tsx'

interface FieldControlProps {
  field: FieldDefinition
  value: FormValue | undefined
  onChange: (value: FormValue) => void
  search: SearchRecords
}

/** The input that fits a column's type. Everything else it is given (id, aria) comes from the Field around it. */
export function FieldControl({ field, value, onChange, search, ...fieldProps }: FieldControlProps) {
  const text = typeof value === 'string' ? value : ''
  const onText = (_: unknown, data: { value: string }) => onChange(data.value)
  switch (field.type) {
    case 'multiline':
      return <Textarea {...fieldProps} value={text} onChange={onText} rows={4} resize="vertical" />
    case 'boolean':
      return (
        <Switch
          {...fieldProps}
          checked={value === true}
          onChange={(_, data) => onChange(data.checked)}
          label={value === true ? 'Yes' : 'No'}
        />
      )
    case 'choice':
      return (
        <Select {...fieldProps} value={text} onChange={onText}>
          <option value="">–</option>
          {field.choices?.map((choice) => (
            <option key={choice.value} value={String(choice.value)}>
              {choice.label}
            </option>
          ))}
        </Select>
      )
    case 'choices':
      return <SeveralChoices {...fieldProps} field={field} value={value} onChange={onChange} />
    case 'lookup':
      return (
        <LookupField
          {...fieldProps}
          targets={field.targets ?? []}
          value={isRecord(value) ? value : null}
          onPick={onChange}
          search={search}
        />
      )
    case 'integer':
    case 'decimal':
    case 'money':
      return <Input {...fieldProps} type="number" step={stepOf(field)} value={text} onChange={onText} />
    case 'date':
      return <Input {...fieldProps} type="date" value={text} onChange={onText} />
    case 'datetime':
      return <Input {...fieldProps} type="datetime-local" value={text} onChange={onText} />
    case 'text':
      return <Input {...fieldProps} value={text} onChange={onText} autoComplete="off" />
  }
}

function SeveralChoices({ field, value, onChange, ...fieldProps }: Omit<FieldControlProps, 'search'>) {
  const chosen = Array.isArray(value) ? (value as string[]) : []
  if ((field.choices?.length ?? 0) <= 4) {
    return (
      <div {...fieldProps} role="group">
        {field.choices?.map((choice) => (
          <Checkbox
            key={choice.value}
            label={choice.label}
            checked={chosen.includes(choice.label)}
            onChange={(_, data) =>
              onChange(data.checked ? [...chosen, choice.label] : chosen.filter((label) => label !== choice.label))
            }
          />
        ))}
      </div>
    )
  }
  return (
    <Dropdown
      {...fieldProps}
      multiselect
      selectedOptions={chosen}
      value={chosen.join(', ')}
      onOptionSelect={(_, data) => onChange(data.selectedOptions)}
    >
      {field.choices?.map((choice) => (
        <Option key={choice.value} value={choice.label}>
          {choice.label}
        </Option>
      ))}
    </Dropdown>
  )
}

function stepOf(field: FieldDefinition): string {
  return field.type === 'integer' ? '1' : (10 ** -(field.precision ?? 2)).toFixed(field.precision ?? 2)
}

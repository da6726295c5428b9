import { Field, Input } from '@fluentui/react-components'

/** Any address copied out of Dynamics: nobody has to know what its environment is called (P4). */
export function DynamicsAddressField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <Field label="Dynamics address" required hint="For example https://contoso.crm4.dynamics.com/main.aspx?appid=…">
      <Input
        value={value}
        onChange={(_, data) => onChange(data.value)}
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
      />
    </Field>
  )
}

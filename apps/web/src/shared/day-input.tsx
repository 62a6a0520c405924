import { Input, type InputProps } from 'antd';

/** Four digits are a year: without a limit the browser waits for six, and who types a day by keys ends in the year 61122. */
const LAST_DAY = '9999-12-31';

/** A day of the calendar, in the browser's own control; empty where it is not whole yet. */
export function DayInput({ onChange, ...props }: Omit<InputProps, 'type' | 'onChange'> & { onChange: (day: string) => void }) {
  return <Input className="short" max={LAST_DAY} {...props} type="date" onChange={(event) => onChange(event.target.value)} />;
}

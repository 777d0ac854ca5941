/** What was typed into a field, trimmed; nothing typed, or a file, is "". */
export function textOf(form: FormData, field: string): string {
  const typed = form.get(field);
  return typeof typed === "string" ? typed.trim() : "";
}

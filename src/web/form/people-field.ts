import { Fault, readPeople } from "#intake";
import type { Count } from "#units";

/** A number of people as typed; null for nothing typed, "unread" for what is no number. */
export function readPeopleField(text: string): Count | null | "unread" {
  if (text === "") return null;
  try {
    return readPeople(text);
  } catch (error) {
    if (error instanceof Fault) return "unread";
    throw error;
  }
}

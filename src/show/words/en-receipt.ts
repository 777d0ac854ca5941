/** What the automatic answer to a mail says. */
export const receipt = {
  "receipt.subject": "Received: report {report}",
  "receipt.stored": "Your e-mail has been received and is stored as report {report} since {at}.",
  "receipt.by hand":
    "An officer of the watch reads it. This answer is automatic: it does not say that help is on its way.",
  "receipt.more":
    "When you know more, write again: how many people, where and when, and a telephone on board.",
  "receipt.danger":
    "If anybody is in danger at sea, also call 112, or the coastguard on VHF channel 16.",
} as const;

export type ReceiptKey = keyof typeof receipt;

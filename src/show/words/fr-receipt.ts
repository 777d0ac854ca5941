import type { ReceiptKey } from "./en-receipt.ts";

/** Ce que dit la réponse automatique à un courriel. */
export const receipt: Record<ReceiptKey, string> = {
  "receipt.subject": "Reçu : signalement {report}",
  "receipt.stored":
    "Votre courriel a été reçu et est enregistré comme signalement {report} depuis le {at}.",
  "receipt.by hand":
    "Un officier de quart le lit. Cette réponse est automatique : elle ne dit pas que des secours sont en route.",
  "receipt.more":
    "Si vous en savez plus, écrivez à nouveau : combien de personnes, où et quand, et un téléphone à bord.",
  "receipt.danger":
    "Si quelqu'un est en danger en mer, appelez aussi le 112, le 196, ou les secours sur le canal VHF 16.",
};

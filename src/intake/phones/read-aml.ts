import { Fault } from "../fault.ts";
import type { MessageReading } from "../telling.ts";
import { isAmlForm, readAmlHttps, shownForm } from "./aml-https.ts";
import { tellingOfAml, type AmlMessage } from "./aml-message.ts";
import { readAmlSms, shownSms } from "./aml-sms.ts";

export type AmlReading = MessageReading<AmlMessage>;

/** No AML message is near it. */
const CHARACTERS_MOST = 20_000;
const HEX = /^(?:[0-9a-f]{2})+$/i;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const HEAD = 'A"ML=';

/**
 * Reads one message of Advanced Mobile Location: the text of an SMS; the user data of a data SMS,
 * septets packed by 3GPP TS 23.038, with or without its header, in hexadecimal or base64; the body
 * of an HTTPS message, form-encoded or JSON. Never throws. Nothing that names the phone is in the
 * reading but `telling.sender`; in words it says "withheld".
 */
export function readAml(line: string): AmlReading {
  const { text, number } = messageIn(line.trim());
  const isForm = !text.startsWith(HEAD) && (text.startsWith("{") || isAmlForm(text));
  const words = isForm ? shownForm(text) : text.startsWith(HEAD) ? shownSms(text) : line;
  try {
    if (line.length > CHARACTERS_MOST)
      throw new Fault(`expected at most ${CHARACTERS_MOST} characters; came ${line.length}`);
    const { message, sender } = isForm ? readAmlHttps(text) : readAmlSms(text, number);
    return { ok: true, thing: message, telling: tellingOfAml(message, words, sender) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ok: false, words, why: error.message };
  }
}

type Found = { readonly text: string; readonly number: string | null };

/**
 * The message's text, unpacked when it came as the bytes of a data SMS; gateways put quotation
 * marks or the telephone number before it.
 */
function messageIn(line: string): Found {
  const start = line.indexOf(HEAD);
  if (start >= 0) {
    const [number = null] = /\+?\d{7,15}/.exec(line.slice(0, start)) ?? [];
    return { text: line.slice(start).replace(/"$/, ""), number };
  }
  const bytes = HEX.test(line) ? bytesOfHex(line) : BASE64.test(line) ? bytesOfBase64(line) : [];
  const headed = (bytes[0] ?? 0) + 1;
  const texts = [unpacked(bytes), unpacked(bytes.slice(headed))];
  return { text: texts.find((text) => text.startsWith(HEAD)) ?? line, number: null };
}

function bytesOfHex(text: string): readonly number[] {
  return Array.from({ length: text.length / 2 }, (_, at) =>
    Number.parseInt(text.slice(at * 2, at * 2 + 2), 16),
  );
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function bytesOfBase64(text: string): readonly number[] {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const digit of text.replaceAll("=", "")) {
    held = ((held << 6) | DIGITS.indexOf(digit)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 0xff);
  }
  return bytes;
}

/**
 * Septets packed into octets, least significant bits first (3GPP TS 23.038 clause 6.1.2.1). All
 * characters of an AML message stand in that alphabet where ASCII has them.
 */
function unpacked(bytes: readonly number[]): string {
  let text = "";
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held |= byte << bits;
    bits += 8;
    while (bits >= 7) {
      text += String.fromCharCode(held & 0x7f);
      held >>= 7;
      bits -= 7;
    }
  }
  // Seven bits left over at the end are filling, or a carriage return in their place.
  return text.replace(/[\0\r]+$/, "");
}

import { belongs, COLUMNS_MAX, LINES_MAX, packages, rooms, shells } from "./rooms.ts";

const IMPORT =
  /^\s*(?:import|export)\b[^"';]*?\bfrom\s+["']([^"']+)["']|^\s*import\s+["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm;

/** What is untidy in one file. `path` is relative to src, such as "picture/fold.ts". */
export function tidy(path: string, text: string): string[] {
  const room = path.split("/")[0] ?? "";
  const isTest = /\.test\.tsx?$/.test(path);
  const faults = [...importFaults(path, room, isTest, text)];
  const lines = text.split("\n");
  if (lines.length > LINES_MAX && !isTest) {
    faults.push(`${path}: ${lines.length} lines, at most ${LINES_MAX}`);
  }
  // A sentence stands whole in its line, where it can be found: one on the board, a test's title.
  const isSentence = (line: string): boolean =>
    isTest
      ? /^\s*test\(["`]/.test(line)
      : path.includes("/words/") && /^\s*(?:"[^"]*"|`[^`]*`),?$/.test(line);
  for (const [index, line] of lines.entries()) {
    const at = `${path}:${index + 1}`;
    if (line.length > COLUMNS_MAX && !isSentence(line) && !/https?:/.test(line)) {
      faults.push(`${at}: ${line.length} columns, at most ${COLUMNS_MAX}`);
    }
    if (isTest) continue;
    const isComment = /^\s*(?:\/\/|\/?\*)/.test(line);
    for (const rule of belongs) {
      if (isComment && !rule.inComments) continue;
      if (rule.line.test(line) && !rule.rooms.includes(room)) {
        faults.push(`${at}: not in ${room}: ${rule.instead}`);
      }
    }
  }
  return faults;
}

function importFaults(path: string, room: string, isTest: boolean, text: string): string[] {
  const table = rooms[room];
  if (table === undefined) return [`${path}: no such room as "${room}"`];
  const sources = [...text.matchAll(IMPORT)].map(([, a, b, c]) => a ?? b ?? c ?? "");
  const faults = sources.map((from) => {
    if (from.startsWith("#")) return doorFault(room, from.slice(1), table.opens, isTest);
    if (isTest) return null;
    if (from.startsWith(".")) return windowFault(path, from);
    if (shells.includes(room) || packages[room]?.includes(from)) return null;
    return `${room} is pure and imports no package ("${from}")`;
  });
  return faults.filter((fault) => fault !== null).map((fault) => `${path}: ${fault}`);
}

function doorFault(
  room: string,
  door: string,
  opens: readonly string[],
  isTest: boolean,
): string | null {
  if (door === room) return isTest ? null : `inside ${room}, import the file, not the door`;
  return opens.includes(door) || isTest ? null : `${room} may not open the door of ${door}`;
}

function windowFault(path: string, from: string): string | null {
  const depth = path.split("/").length - 2;
  const up = from.match(/\.\.\//g)?.length ?? 0;
  return up > depth ? `"${from}" leaves the room by the window` : null;
}

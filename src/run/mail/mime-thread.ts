import { parentPort } from "node:worker_threads";
import { readMime } from "./read-mime.ts";

parentPort?.on("message", (bytes: Uint8Array) => {
  void readMime(bytes).then((reading) => parentPort?.postMessage(reading));
});

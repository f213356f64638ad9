// A conversation of so many messages over Microsoft's own Direct Line client; prints what came, as JSON.
import { createRequire } from "node:module";

const require = createRequire(`${process.cwd()}/`);
globalThis.XMLHttpRequest = require("xhr2");
globalThis.WebSocket = require("ws");
const { DirectLine } = require("botframework-directlinejs");

const [domain, token, transport, count] = process.argv.slice(2);
const line = new DirectLine({ domain, token, webSocket: transport !== "polling", pollingInterval: 200 });
const seen = [];
const sent = [];
let waiting = () => {};

line.activity$.subscribe((activity) => {
  seen.push({ id: activity.id, text: activity.text ?? "", role: activity.from.role });
  waiting();
});

const until = (met) => new Promise((done) => {
  waiting = () => { if (met()) { waiting = () => {}; done(); } };
  waiting();
});
const answers = () => seen.filter((each) => each.role === "bot").length;
const post = (text) => new Promise((done, failed) => {
  line.postActivity({ type: "message", from: { id: "someone" }, text }).subscribe(done, failed);
});

const started = Date.now();
await until(() => answers() >= 1);
for (let number = 1; number <= Number(count); number += 1) {
  const before = answers();
  const text = `hej ${number}`;
  process.stderr.write("message\n"); // the one who holds the cable may cut it now
  sent.push({ id: await post(text), text });
  await until(() => answers() > before && seen.some((each) => each.text === text));
}
console.log(JSON.stringify({ seconds: (Date.now() - started) / 1000, sent, seen }));
process.exit(0);

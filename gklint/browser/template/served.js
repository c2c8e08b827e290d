// Stands in for the worker where the server that the page comes from does the checking.
"use strict";
window.gklintMissing = [];
window.gklintWorker = (manifest) => {
  const asking = new AbortController();
  const headers = { "x-gklint": manifest.token };
  const worker = { terminate: () => asking.abort() };
  const say = (data) => worker.onmessage({ data });
  const post = (path, body) => fetch(path, { method: "POST", headers, body, signal: asking.signal });

  const check = async ({ name, bytes }) => {
    const response = await post("check?name=" + encodeURIComponent(name), bytes);
    const answer = await response.json();
    say(response.ok ? { kind: "answer", answer } : { kind: "stopped", text: answer.trouble });
  };
  const licences = async () => say({ kind: "licences", licences: await (await post("licences")).json() });
  const kinds = { start: async () => say({ kind: "ready" }), check, licences, end: () => post("end") };

  worker.postMessage = (data) => {
    kinds[data.kind](data).catch((error) => {
      if (error.name === "AbortError") return;
      say({ kind: "stopped", text: "连不上 gklint：它可能已经结束。请重新启动 gklint serve，再打开新显示的地址。" });
    });
  };
  return worker;
};

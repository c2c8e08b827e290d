// Runs Python in a Worker, which the page can end at any time. In: the assets once, then one file after another.
"use strict";
const HOME = "https://inside.invalid/"; // where Pyodide believes its files to be; nothing is ever asked of it
const say = (kind, rest) => postMessage({ kind, ...rest });

const unpacked = async (text) => {
  const packed = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};

// Python asks for more memory here; beyond the limit it gets none and raises MemoryError.
const limitMemory = (most) => {
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (this.buffer.byteLength + pages * 65536 > most) throw new RangeError("memory limit");
    return grow.call(this, pages);
  };
};

// Everything that Pyodide fetches is answered from the assets.
const answerFetches = (assets) => {
  self.fetch = async (resource) => {
    const name = decodeURIComponent(String(resource.url ?? resource).split("/").at(-1));
    if (!assets[name]) throw new TypeError("not in the page: " + name);
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return new Response(assets[name], { headers: { "content-type": type } });
  };
};

const moduleOf = (bytes, change = (text) => text) => {
  const text = change(new TextDecoder().decode(bytes));
  return import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
};

let python, checker;

const start = async ({ packed, manifest }) => {
  limitMemory(manifest.limits.memory);
  say("step", { text: "正在解开组件……" });
  const names = Object.keys(packed);
  const parts = await Promise.all(names.map((name) => unpacked(packed[name])));
  const assets = Object.fromEntries(names.map((name, at) => [name, parts[at]]));
  answerFetches(assets);
  self.importScripts = () => { throw new TypeError("everything is in the page"); };
  say("step", { text: "正在启动 Python……" });
  const here = JSON.stringify(HOME + "pyodide.asm.mjs");
  const [pyodide, engine] = await Promise.all([
    moduleOf(assets["pyodide.mjs"]),
    moduleOf(assets["pyodide.asm.mjs"], (text) => text.replaceAll("import.meta.url", here)),
  ]);
  python = await pyodide.loadPyodide({
    indexURL: HOME,
    packageBaseUrl: HOME,
    lockFileContents: manifest.lock,
    createPyodideModule: engine.default,
    stdout: () => {},
    stderr: () => {},
  });
  say("step", { text: "正在装入检查规则……" });
  const quiet = { checkIntegrity: false, messageCallback: () => {}, errorCallback: () => {} };
  await python.loadPackage(manifest.wheels.map((name) => HOME + name), quiet);
  const site = python.runPython("import site; site.getsitepackages()[0]");
  python.unpackArchive(assets["gklint.zip"], "zip", { extractDir: site });
  python.unpackArchive(assets["settings.zip"], "zip", { extractDir: "/settings" });
  checker = python.pyimport("gklint.browser.checker").PageChecker("/settings", JSON.stringify(manifest.settings));
  say("ready", {});
};

const check = ({ name, bytes }) => {
  python.FS.writeFile("/report", new Uint8Array(bytes));
  const answer = JSON.parse(checker.check(name, "/report")); // a worker in which this throws is replaced
  python.FS.unlink("/report");
  say("answer", { answer });
};

const tellLicences = () => say("licences", { licences: JSON.parse(checker.licences()) });

const KINDS = { start, check, licences: tellLicences };
onmessage = async ({ data }) => {
  try {
    await KINDS[data.kind](data);
  } catch (error) {
    const lines = String(error && (error.message || error)).trim().split("\n");
    say("broken", { text: lines.at(-1).slice(0, 300), memory: /memory|alloc/i.test(lines.join(" ")) });
  }
};

// Says plainly when this browser cannot run the checker. Written so that very old browsers can read it.
(function () {
  "use strict";
  var missing = [];
  function need(what, works) {
    var good = false;
    try { good = works(); } catch (error) { good = false; }
    if (!good) missing.push(what);
  }
  function wasm(bytes) { return WebAssembly.validate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0].concat(bytes))); }
  need("Worker", function () { return typeof Worker === "function" && typeof Blob === "function"; });
  need("WebAssembly", function () { return wasm([]); });
  // (module (func (drop (i32.extend8_s (i32.const 0))) (memory.fill …)) (memory 1))
  need("WebAssembly bulk memory", function () {
    return wasm([1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 5, 3, 1, 0, 1, 10, 13, 1, 11, 0, 65, 0, 65, 0, 65, 0, 252, 11, 0, 11]);
  });
  // (module (func try catch_all end))
  need("WebAssembly exceptions", function () {
    return wasm([1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11]);
  });
  need("BigInt64Array", function () { return typeof BigInt64Array === "function"; });
  need("DecompressionStream", function () { return new DecompressionStream("gzip") !== null; });
  need("import()", function () { return "noModule" in document.createElement("script"); });
  need("Array.prototype.at", function () { return typeof [].at === "function"; });
  window.gklintMissing = missing;
  if (!missing.length) return;
  var state = document.getElementById("state");
  document.getElementById("choose").disabled = true;
  document.getElementById("drop").className += " off";
  state.className = "trouble";
  state.textContent = "这个浏览器太旧，运行不了检查程序（缺少 " + missing.join("、") + "）。" +
    "请改用较新的浏览器打开本文件：Edge、Chrome 或 360、奇安信等的“极速模式”（内核 97 及以上），或 Firefox 113 及以上。";
})();

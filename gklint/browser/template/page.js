// The page: takes files, hands them to the worker one after another, shows what it answers. Nothing leaves it.
"use strict";
(() => {
  if (window.gklintMissing.length) return;
  const $ = (id) => document.getElementById(id);
  const manifest = JSON.parse($("manifest").textContent);
  const source = JSON.parse($("worker").textContent);
  const workerUrl = source && URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const { limits } = manifest;
  const reports = []; // {name, file, state: waiting | checking | done | stopped, answer, trouble}
  let worker, ready = false, current = null, timer = 0, began = 0, shown = null;

  const element = (tag, text, className) => {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const tell = (text, trouble = false) => {
    $("state").textContent = text;
    $("state").className = trouble ? "trouble" : "";
  };

  // ---- the worker: started at once, ended and started anew when a file takes too long or breaks it

  const startWorker = () => {
    ready = false;
    began = performance.now();
    worker = window.gklintWorker ? window.gklintWorker(manifest) : new Worker(workerUrl);
    worker.onmessage = ({ data }) => onWorker(data);
    worker.onerror = (event) => { event.preventDefault(); broken(event.message || ""); };
    const packed = {};
    for (const script of document.querySelectorAll('script[id^="asset:"]')) packed[script.id.slice(6)] = script.textContent;
    worker.postMessage({ kind: "start", packed, manifest });
  };

  const onWorker = (data) => {
    if (data.kind === "step") { if (!current) tell("正在准备，约需半分钟，可以先放入报告（" + data.text + "）。"); }
    else if (data.kind === "ready") {
      ready = true;
      document.documentElement.dataset.startMs = Math.round(performance.now() - began);
      if (!reports.length) tell("准备好了，可以放入报告。");
      next();
    } else if (data.kind === "answer") {
      finish({ state: "done", answer: data.answer, took: performance.now() - began });
      next();
    } else if (data.kind === "stopped") {
      if (!current) return tell(data.text, true);
      finish({ state: "stopped", trouble: data.text });
      next();
    } else if (data.kind === "licences") showLicences(data.licences);
    else broken(data.text, data.memory);
  };

  const broken = (text, memory = false) => {
    if (!ready && !current) {
      worker.terminate();
      tell("检查程序没能启动（" + text + "）。请换一个较新的浏览器，或关掉别的程序腾出内存后重新打开本页。", true);
      document.documentElement.dataset.failed = text;
      return;
    }
    stop(memory ? "这份文件要用的内存太多，没有检查完。请确认它是一份年度报告，不是汇编或影像。"
      : "检查这份文件时程序出错（" + text + "），没有检查完。请另存为 docx 或 pdf 后再试。");
  };

  // The file is given up; the worker may be in any state and is replaced.
  const stop = (trouble) => {
    worker.terminate();
    if (current) finish({ state: "stopped", trouble });
    startWorker();
  };

  const finish = (outcome) => {
    clearTimeout(timer);
    Object.assign(current, outcome, { file: null });
    const done = current;
    current = null;
    listReports();
    if (!shown) show(done);
  };

  const next = async () => {
    if (!ready || current) return;
    current = reports.find((report) => report.state === "waiting");
    if (!current) {
      if (reports.length) tell("检查完了。可以再放入文件；改好后重新放入，就会再查一遍。");
      return;
    }
    const report = current;
    report.state = "checking";
    listReports();
    tell("正在检查 " + report.name + " ……");
    if (report.file.size > limits.bytes) {
      finish({ state: "stopped", trouble: "文件超过" + (limits.bytes >> 20) + " MB，没有检查。年度报告不会这么大，请确认是不是放错了文件。" });
      return next();
    }
    let bytes;
    try { bytes = await report.file.arrayBuffer(); } catch {
      finish({ state: "stopped", trouble: "浏览器读不到这个文件。它可能已被移走、改名，或者是一个文件夹；请重新放入。" });
      return next();
    }
    began = performance.now();
    timer = setTimeout(() => stop("检查超过" + limits.seconds + "秒，已经停下。请确认它是一份年度报告；汇编请拆成每个单位一个文件。"), limits.seconds * 1000);
    worker.postMessage({ kind: "check", name: report.name, bytes }, [bytes]);
  };

  // ---- what is shown

  const MOODS = { blocked: "bad", open: "none", review: "good", clear: "good" };
  const verdict = (report) => {
    if (report.state === "stopped") return ["none", "没有检查完"];
    const { verdict: { state, words }, notes } = report.answer;
    if (notes && state === "clear") return ["none", "没有发现错误，请先去掉检查批注，再公布"];
    return [MOODS[state], words];
  };

  const listReports = () => {
    $("reports").replaceChildren(...(reports.length < 2 ? [] : reports.map((report) => {
      const button = element("button");
      button.type = "button";
      button.append(element("span", report.name));
      const waits = { waiting: "等候", checking: "正在检查……" }[report.state];
      const [mood, words] = waits ? ["wait", waits] : verdict(report);
      button.append(element("span", words, mood));
      button.setAttribute("aria-current", String(report === shown));
      button.disabled = Boolean(waits);
      button.onclick = () => show(report);
      return button;
    })));
  };

  const show = (report) => {
    shown = report;
    listReports();
    const [mood, words] = verdict(report);
    const head = element("div", "", "verdict " + mood);
    head.append(element("h2", words));
    const { answer } = report;
    const record = answer && answer.report;
    const whose = record && record.organ ? record.organ + (record.year ? " " + record.year + "年度" : "") + "　" : "";
    head.append(element("p", whose + report.name));
    const parts = [head];
    if (report.trouble) head.append(element("p", report.trouble));
    if (answer) {
      if (report.replaced) head.append(element("p", "已替换上一次的检查结果。"));
      for (const failure of answer.failures) head.append(element("p", failure));
      for (const line of reasons(answer)) head.append(element("p", line));
      const said = summary(answer);
      if (said) head.append(element("p", said));
      const list = element("div");
      list.append(...groups(answer));
      parts.push(actions(answer, list), list);
    }
    $("result").replaceChildren(...parts);
  };

  const isReport = (answer) => Boolean(answer.report && answer.report.kind === "report");

  // Why a file could not be checked: the first of what was found says it.
  const reasons = (answer) => {
    const [first] = answer.findings;
    return isReport(answer) || !first ? [] : [first.message + "。", first.help].filter(Boolean);
  };

  const summary = (answer) => {
    if (!isReport(answer)) return "";
    const { error, warning, info } = answer.counts;
    const said = [
      error && "错误必须改正后再公布", warning && "警告" + warning + "处，多半有问题，请逐条核对",
      info && "提示" + info + "处，供参考",
    ].filter(Boolean).join("；");
    const advice = error || warning
      ? "在原来的文件里改，或者在批注过的文件里改，都可以；改好后重新放入，就会再查一遍。" : "";
    const notes = answer.notes
      ? "文件里还有" + answer.notes + "条检查批注，公布前请点“下载去掉批注的文件”，用下载的那一份。" : "";
    return (said ? said + "。" : "") + advice + notes;
  };

  const button = (text, act) => {
    const made = element("button", text);
    made.type = "button";
    made.onclick = () => act(made);
    return made;
  };

  const LABELS = {
    stripped: "下载去掉批注的文件", list: "下载问题清单（Excel）", annotated: "下载批注过的文件", page: "下载结果页面",
  };
  const actions = (answer, list) => {
    const row = element("div", "", "actions");
    if (!isReport(answer)) return row; // nothing in it to look at or to keep
    const kept = element("p", "", "kept");
    kept.setAttribute("role", "status");
    row.append(button("对照原文看", (made) => toggleText(made, answer, list)));
    row.append(...answer.downloads.map((download) => button(LABELS[download.kind], () => {
      save(download);
      kept.textContent = "已下载：" + download.name + "，在浏览器的下载文件夹里。";
    })));
    row.append(button("打印", () => window.print()), kept);
    return row;
  };

  // The report as it reads, marked: a page of its own, whose script can reach nothing of this one.
  const toggleText = (made, answer, list) => {
    const open = list.nextElementSibling;
    if (open) open.remove();
    else {
      const frame = element("iframe");
      frame.title = "报告原文与问题";
      frame.setAttribute("sandbox", "allow-scripts");
      frame.srcdoc = answer.page;
      list.after(frame);
    }
    list.hidden = !open;
    made.textContent = open ? "对照原文看" : "只看问题";
  };

  const save = ({ name, data }) => {
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    const link = element("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  // Findings are numbered through, as in the text beside them: 第1条 is one thing.
  const groups = (answer) => {
    if (!isReport(answer)) return []; // its reason stands at the top
    const of = (severity) => answer.findings.filter((finding) => finding.severity === severity);
    const numbered = [...of("error"), ...of("warning"), ...of("info"), ...answer.aside];
    return [
      group("错误，必须改正", of("error"), true, numbered), group("警告，请核对", of("warning"), true, numbered),
      group("提示，供参考", of("info"), false, numbered), group("已豁免的问题", answer.aside, false, numbered),
    ].filter(Boolean);
  };

  const group = (title, findings, open, numbered) => {
    if (!findings.length) return null;
    const start = numbered.indexOf(findings[0]) + 1;
    const whole = element(open ? "div" : "details", "", "group");
    whole.append(element(open ? "h3" : "summary", title + "（" + findings.length + "）"));
    const list = element("ol", "", "findings");
    list.start = start;
    list.style.counterReset = "at " + (start - 1);
    list.append(...findings.map((finding) => {
      const same = finding.cause ? numbered.filter((other) => other.cause === finding.cause) : [finding];
      const first = finding === same[0];
      const made = item(finding, first);
      const numbers = (some) => some.map((one) => numbered.indexOf(one) + 1).join("、");
      if (same.length > 1 && first) {
        made.prepend(element("p", "第" + numbers(same) + "条是同一处填错引起的，改一处即可。", "cause"));
      } else if (same.length > 1) made.prepend(element("p", "同第" + numbers([same[0]]) + "条，不用另改。", "cause"));
      return made;
    }));
    whole.append(list);
    return whole;
  };

  // What to do stands once: the repair where it is known, at the first finding of a mistake; else the advice of the rule.
  const item = (finding, first) => {
    const made = element("li", "", "finding " + finding.severity);
    made.append(element("p", finding.message, "message"));
    if (finding.where) made.append(element("p", finding.where, "where"));
    if (finding.text.length) {
      const quote = element("blockquote");
      quote.append(finding.text[0], element("mark", finding.text[1]), finding.text[2]);
      made.append(quote);
    }
    const advice = finding.repair || finding.help;
    if (first && advice) made.append(element("p", advice, finding.repair ? "do repair" : "do"));
    if (finding.aside) made.append(element("p", finding.aside));
    made.append(element("p", "规则 " + finding.rule + (finding.basis ? "　依据：" + finding.basis : ""), "rule"));
    return made;
  };

  // ---- files in

  // Two files of one name put in together are two reports; one put in again takes the place of the one before.
  const nameApart = (name, taken) => {
    const dot = name.lastIndexOf(".");
    const [stem, suffix] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
    let apart = name;
    for (let number = 2; taken.has(apart); number += 1) apart = stem + "（" + number + "）" + suffix;
    taken.add(apart);
    return apart;
  };

  const take = (files) => {
    const taken = new Set();
    for (const file of files) {
      const name = nameApart(file.name, taken);
      const same = reports.findIndex((report) => report.name === name && report !== current);
      if (same >= 0) reports.splice(same, 1);
      reports.push({ name, file, state: "waiting", replaced: same >= 0 });
    }
    shown = null; // the first of them that is done is shown
    listReports();
    next();
  };
  $("choose").onchange = (event) => { take([...event.target.files]); event.target.value = ""; };
  document.addEventListener("dragover", (event) => { event.preventDefault(); $("drop").classList.add("over"); });
  document.addEventListener("dragleave", () => $("drop").classList.remove("over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    $("drop").classList.remove("over");
    take([...event.dataTransfer.files]);
  });

  // ---- what is packed

  const packages = manifest.packages.length ? "另有规则包：" + manifest.packages.join("、") + "。" : "";
  const lastYear = manifest.last_year ? "带有上年度" + manifest.last_year + "份报告的数据，会核对结转数是否接得上。" : "";
  $("setup").textContent = "gklint " + manifest.version + "，国家规则。" + packages + lastYear;
  $("packed").hidden = !manifest.parts.length;
  if (window.gklintWorker) {
    $("end").append(button("结束 gklint", () => {
      worker.postMessage({ kind: "end" });
      tell("gklint 已经结束，可以关掉本页。");
      $("choose").disabled = true;
      $("drop").classList.add("off");
    }));
  }
  for (const { name, version, licence } of manifest.parts) {
    const row = element("tr");
    row.append(element("td", name), element("td", version), element("td", licence));
    $("parts").append(row);
  }
  let asked = false;
  $("about").ontoggle = () => {
    if (!ready || current || asked) return;
    asked = true;
    worker.postMessage({ kind: "licences" });
  };
  const showLicences = (licences) => {
    $("licences").replaceChildren(...licences.map(({ name, text }) => {
      const one = element("details");
      one.append(element("summary", name), element("pre", text));
      return one;
    }));
  };
  window.gklintReports = reports;
  window.gklintLimits = limits;
  startWorker();
})();

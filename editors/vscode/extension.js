// Starts `gklint lsp` and says plainly when it cannot be started.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

async function start(output) {
  const settings = vscode.workspace.getConfiguration("gklint");
  const [command, ...rest] = settings.get("command");
  const args = [...rest, "lsp", "--lang", settings.get("language")];
  output.appendLine(`启动：${[command, ...args].join(" ")}`);
  const run = { command, args };
  const documentSelector = ["plaintext", "markdown", "html", "yaml"].map((language) => ({ scheme: "file", language }));
  client = new LanguageClient("gklint", "gklint", { run, debug: run }, { documentSelector, outputChannel: output });
  try {
    await client.start();
  } catch (error) {
    output.appendLine(String(error));
    const chosen = await vscode.window.showErrorMessage(
      `没有找到或不能启动 gklint（${command}）。请先安装：pipx install "gklint[lsp]"，或在设置 gklint.command 中写明它的位置。`,
      "打开设置",
      "查看运行情况",
    );
    if (chosen === "打开设置") vscode.commands.executeCommand("workbench.action.openSettings", "gklint.command");
    if (chosen === "查看运行情况") output.show();
  }
}

async function stop() {
  const running = client;
  client = undefined;
  if (running?.needsStop()) await running.stop();
}

async function activate(context) {
  const output = vscode.window.createOutputChannel("gklint");
  const restart = async () => {
    await stop();
    await start(output);
  };
  context.subscriptions.push(
    output,
    vscode.commands.registerCommand("gklint.restart", restart),
    vscode.commands.registerCommand("gklint.showOutput", () => output.show()),
    vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration("gklint") && restart()),
  );
  if (!vscode.workspace.isTrusted) {
    output.appendLine("文件夹不受信任，没有启动。");
    context.subscriptions.push(vscode.workspace.onDidGrantWorkspaceTrust(restart));
    return;
  }
  await start(output);
}

module.exports = { activate, deactivate: stop };

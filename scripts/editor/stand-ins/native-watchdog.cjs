// In place of @vscode/native-watchdog, whose compiled part npm does not carry. An extension host also looks by itself
// whether its parent is alive, so nothing is left to do here.
exports.start = () => {};
exports.exit = (code) => process.exit(code);

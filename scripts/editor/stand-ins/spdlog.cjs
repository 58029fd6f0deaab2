// In place of @vscode/spdlog, whose compiled part npm does not carry: output channels and logs go through it.
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  constructor(_type, _name, file) {
    mkdirSync(dirname(file), { recursive: true });
    let least = 2;
    let format = (level, message) => `${new Date().toISOString()} [${level}] ${message}\n`;
    for (const [rank, level] of levels.entries()) {
      this[level] = (message) => {
        if (rank >= least) appendFileSync(file, format(level, message));
      };
    }
    this.getLevel = () => least;
    this.setLevel = (level) => {
      least = level;
    };
    this.clearFormatters = () => {
      format = (_level, message) => message;
    };
  }
  setPattern() {}
  flush() {}
  drop() {}
}

const create = async (name, file) => new Logger('rotating', name, file);

// Assigned one by one: this is how Node sees them when the module is imported.
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;

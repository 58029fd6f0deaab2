/** Puts a check before functions, which stay what they were to everybody else. */

/** Set while the guard itself is at work. */
let isResting = false;

/** What the guard does is not for it to check. */
function unguarded(act) {
  const before = isResting;
  isResting = true;
  try {
    return act();
  } finally {
    isResting = before;
  }
}

/** The same function, or class, that asks `check` first and goes on with the arguments that it may return. */
function wrap(own, check) {
  const checked = (args) => (isResting ? args : (check(args) ?? args));
  return new Proxy(own, {
    apply: (target, self, args) => Reflect.apply(target, self, checked(args)),
    construct: (target, args, type) => Reflect.construct(target, checked(args), type),
  });
}

/** Those that are there, in this version of Node and on this system. */
function wrapAll(holder, names, check) {
  for (const name of names) {
    if (typeof holder[name] !== 'function') continue;
    Object.defineProperty(holder, name, {
      ...Object.getOwnPropertyDescriptor(holder, name),
      value: wrap(holder[name], check),
    });
  }
}

module.exports = { unguarded, wrap, wrapAll };

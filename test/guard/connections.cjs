/** No connection, in or out, by any protocol; nor a name looked up. Tests may make a socket; nobody else has any need of one. */
const { asker } = require('./asker.cjs');
const { wrap, wrapAll } = require('./wrap.cjs');
const { refuse } = require('./verdict.cjs');

function check(what) {
  return () => {
    if (asker().type !== 'tests') refuse(`a connection (${what})`);
  };
}

const net = require('node:net');
wrapAll(net, ['connect', 'createConnection'], check('net'));
wrapAll(net.Socket.prototype, ['connect'], check('net'));
wrapAll(net.Server.prototype, ['listen'], check('net'));

wrapAll(require('node:tls'), ['connect'], check('tls'));

const dgram = require('node:dgram');
wrapAll(dgram, ['createSocket'], check('dgram'));
wrapAll(dgram.Socket.prototype, ['bind', 'connect', 'send'], check('dgram'));

for (const name of ['http', 'https']) wrapAll(require(`node:${name}`), ['request', 'get'], check(name));
wrapAll(require('node:http2'), ['connect'], check('http2'));

const dns = require('node:dns');
for (const from of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
  const names = Object.getOwnPropertyNames(from).filter((name) => /^(?:lookup|resolve|reverse)/.test(name));
  wrapAll(from, names, check('dns'));
}

for (const name of ['fetch', 'WebSocket', 'EventSource']) {
  const own = globalThis[name];
  if (own === undefined) continue;
  Object.defineProperty(globalThis, name, { value: wrap(own, check(name)), configurable: true, writable: true });
}

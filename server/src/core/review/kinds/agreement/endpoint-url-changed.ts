import { SOUND, unsound } from '../../../rules/examples.ts';
import { SOUND_SPIRE, unsoundSpire } from '../../../rules/spire-examples.ts';
import { parseEndpointUrl } from '../../../values/bundle-endpoint-url.ts';
import { code } from '../../../values/code.ts';
import { changeKind } from '../../change-kind.ts';
import { bothWays, step } from '../../examples.ts';
import { ENDPOINT_OBLIGATIONS } from './endpoint-obligations.ts';
import { isToldByNative } from './links.ts';
import { raised } from './raised.ts';
import { sidesOf, statedChange } from './stated-change.ts';

export const endpointUrlChanged = changeKind({
  id: 'endpoint-url-changed',
  title: 'Keys of a trust domain are fetched elsewhere',
  what: 'The address of the bundle endpoint. Name and address of a trust domain have nothing to do with each other (SPEC-FED 5.2.1), so whoever answers at the new address speaks for the domain.',
  families: ['bundle-endpoint', 'trust-anchor'],
  on: ['federation', 'trust-domain'],
  *compare(pair, context) {
    if (pair.is !== 'kept') return;
    const { before, after } = pair;
    const change = statedChange(before.fact.bundle.url, after.fact.bundle.url, isSameUrl);
    if (!change || isToldByNative(pair, change, context, ({ bundle }) => bundle.url)) return;
    const { was, is } = change;
    yield {
      direction: was ? (is ? 'moves' : 'widens') : 'neutral',
      ...wordsFor(was?.value, is?.value),
      ...sidesOf(change),
      obligations: was ? raised(after, ENDPOINT_OBLIGATIONS) : [],
    };
  },
  examples: [
    step(SOUND, unsound('acme-orders.yaml', 'https://spire.acme', 'https://keys.acme'), 'moves'),
    step(SOUND_SPIRE, unsoundSpire('federated-trust-domain.yaml', ':8443\n', ':8443/keys\n'), 'moves'),
    ...bothWays(
      SOUND_SPIRE,
      unsoundSpire('acme-orders.yaml', '    endpointURL: https://spire.acme.partner.example:8443\n', ''),
      'widens',
      'neutral',
    ),
  ],
});

function wordsFor(was: string | undefined, is: string | undefined): { title: string; message: string } {
  if (was === undefined) {
    const title = `The address of the bundle endpoint is written down: ${code(is ?? '')}`;
    return { title, message: 'It can now be compared with what is configured.' };
  }
  if (is === undefined) {
    const title = `The address of the bundle endpoint is no longer written down; it was ${code(was)}`;
    return { title, message: 'A changed address will go unnoticed, as there is nothing to compare it with.' };
  }
  const [old, fresh] = [parseEndpointUrl(was), parseEndpointUrl(is)];
  if (old.host !== fresh.host) {
    const title = `Keys are fetched from ${code(fresh.host)} instead of ${code(old.host)}`;
    return {
      title,
      message: 'Another host now says whose keys are trusted here. Make sure that the other side runs it.',
    };
  }
  const title = `Keys are fetched from another address on ${code(fresh.host)}`;
  return { title, message: `The host stays; what changes is ${changedParts(was, is)}.` };
}

function changedParts(was: string, is: string): string {
  const [old, fresh] = [parseEndpointUrl(was), parseEndpointUrl(is)];
  const parts = [
    ...(old.scheme === fresh.scheme ? [] : [`the scheme, from ${code(old.scheme)} to ${code(fresh.scheme)}`]),
    ...(old.port === fresh.port ? [] : [`the port, from ${portOf(old.port)} to ${portOf(fresh.port)}`]),
    ...(old.path === fresh.path ? [] : [`the path, from ${pathOf(old.path)} to ${pathOf(fresh.path)}`]),
  ];
  return parts.join(' and ') || 'the rest of the address';
}

function portOf(port: number | undefined): string {
  return port === undefined ? 'the usual one' : String(port);
}

function pathOf(path: string): string {
  return path === '' ? 'none' : code(path);
}

/** Host and scheme in whichever case, the usual port written or not, and a path that is only the root. */
function isSameUrl(one: string, other: string): boolean {
  return normal(one) === normal(other);
}

function normal(text: string): string {
  const { scheme, host, port, path, query, fragment, problems } = parseEndpointUrl(text);
  if (problems.length > 0) return text.trim();
  return [scheme, host, port ?? 443, path === '/' ? '' : path, query ?? '', fragment ?? ''].join(' ');
}

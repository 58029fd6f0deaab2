/**
 * Every message passes here before anything else sees it. What comes at the wrong time, or makes no sense, is turned
 * into a message of our own that is answered with the error the protocol has for it, so that no feature has to look.
 */
import {
  type Connection,
  ErrorCodes,
  Message,
  type MessageStrategy,
  NotificationType,
  RequestType,
  ResponseError,
} from 'vscode-languageserver';
import { faultOf } from './parameters.ts';

interface Refusal {
  readonly code: number;
  readonly message: string;
}

const Refused = new RequestType<Refusal, void, void>('fedlint/refused');
const PassedOver = new NotificationType<{ readonly message: string }>('fedlint/passedOver');

type Stage = 'new' | 'running' | 'over';

/** One for each connection, among its options; `answerAtGate` has to be told of the same connection. */
export function gate(): MessageStrategy {
  let stage: Stage = 'new';
  return {
    handleMessage(message, next) {
      if (Message.isRequest(message)) {
        const refusal = refusalOf(stage, message.method, message.params);
        if (refusal) return next(Object.assign(message, { method: Refused.method, params: refusal }));
        if (message.method === 'initialize') stage = 'running';
        if (message.method === 'shutdown') stage = 'over';
      } else if (Message.isNotification(message) && message.method !== 'exit' && !message.method.startsWith('$/')) {
        if (stage !== 'running') return;
        const fault = faultOf(message.method, message.params);
        if (fault !== undefined) {
          const params = { message: `${message.method} was passed over: ${fault}.` };
          return next(Object.assign(message, { method: PassedOver.method, params }));
        }
      }
      return next(message);
    },
  };
}

export function answerAtGate(connection: Connection): void {
  connection.onRequest(Refused, ({ code, message }) => new ResponseError<void>(code, message));
  connection.onNotification(PassedOver, ({ message }) => connection.console.warn(message));
}

function refusalOf(stage: Stage, method: string, params: unknown): Refusal | undefined {
  if (stage === 'over') return { code: ErrorCodes.InvalidRequest, message: 'The server has been shut down.' };
  if (stage === 'new' && method !== 'initialize')
    return { code: ErrorCodes.ServerNotInitialized, message: 'The server has not been initialized yet.' };
  if (stage === 'running' && method === 'initialize')
    return { code: ErrorCodes.InvalidRequest, message: 'The server has been initialized already.' };
  const fault = faultOf(method, params);
  return fault === undefined ? undefined : { code: ErrorCodes.InvalidParams, message: `${method}: ${fault}.` };
}

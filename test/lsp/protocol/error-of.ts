import assert from 'node:assert/strict';
import { ResponseError } from 'vscode-languageserver';

/** The error that a request is answered with; fails where it is answered otherwise. */
export async function errorOf(answer: Promise<unknown>): Promise<ResponseError> {
  try {
    const result = await answer;
    assert.fail(`no error, but ${JSON.stringify(result)}`);
  } catch (error) {
    if (error instanceof ResponseError) return error;
    throw error;
  }
}

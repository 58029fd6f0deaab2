/** How often a day was put off before: the client is asked once for the older texts of a file. */
import type { Change } from '../../core/review/change.ts';
import { historyWords, timeBoxHistory } from '../../core/review/history.ts';
import { answerTo } from '../ask-client.ts';
import type { Session } from '../feature.ts';
import { OlderTexts } from '../protocol.ts';

export class Past {
  private readonly session: Session;
  private readonly onNews: () => void;
  /** By the URI that a file had in the base; undefined where nobody tells of it. */
  private texts: Map<string, readonly string[]> | undefined;

  /** `onNews` is called when there is more to tell than at the time when it was asked for. */
  constructor(session: Session, onNews: () => void) {
    this.session = session;
    this.onNews = onNews;
  }

  /** Another base has another past. */
  begin(isTold: boolean): void {
    this.texts = isTold ? new Map() : undefined;
  }

  /** "extended 3 times before, at first until 2026-01-31", as far as it is known by now. */
  wordsOn(change: Change): string | undefined {
    const { workspace } = this.session;
    const uri = change.before?.document.uri;
    // Few changes have a past worth telling.
    if (!this.texts || uri === undefined || !timeBoxHistory(workspace.analyzer, change, [])) return undefined;
    const known = this.texts.get(uri);
    if (!known) {
      void this.ask(this.texts, uri);
      return undefined;
    }
    const older = known.map((text) => ({ info: workspace.infoOf(uri), text }));
    const history = timeBoxHistory(workspace.analyzer, change, older);
    return history && historyWords(history);
  }

  private async ask(texts: Map<string, readonly string[]>, uri: string): Promise<void> {
    texts.set(uri, []);
    const { connection } = this.session;
    const told =
      (await answerTo(connection, 'tell of older texts', () => connection.sendRequest(OlderTexts, { uri }))) ?? [];
    texts.set(uri, told);
    if (told.length > 0 && texts === this.texts) this.onNews();
  }
}

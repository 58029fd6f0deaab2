/** What two sides have agreed on: federations, their terms, owners and dates. */
import type { ChangeKind } from '../../change-kind.ts';
import { directionChanged } from './direction-changed.ts';

export const agreementKinds: readonly ChangeKind[] = [directionChanged];

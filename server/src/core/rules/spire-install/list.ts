/** The rules of this family. A new one adds its line here; a test checks that none is forgotten. */
import type { Rule } from '../rule.ts';
import { chartLifetimeDefault } from './chart-lifetime-default.ts';
import { chartTlsSources } from './chart-tls-sources.ts';
import { managedRouteName } from './managed-route-name.ts';
import { managedRoutePort } from './managed-route-port.ts';
import { operatorRefreshHint } from './operator-refresh-hint.ts';
import { operatorResourceName } from './operator-resource-name.ts';
import { tlsNotPassedThrough } from './tls-not-passed-through.ts';
import { unsupportedChartValue } from './unsupported-chart-value.ts';

export const spireInstallRules: readonly Rule[] = [
  chartLifetimeDefault,
  chartTlsSources,
  managedRouteName,
  managedRoutePort,
  operatorRefreshHint,
  operatorResourceName,
  tlsNotPassedThrough,
  unsupportedChartValue,
];

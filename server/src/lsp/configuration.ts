import { guideRegistry } from '../core/images/platform-address';
import { helmVersions, type RuleLevel, ruleLevels } from '../core/package/settings';
import type { CheckOptions } from '../core/rules/check';
import { type Profile, profiles, type Severity } from '../core/rules/rule';
import { type Configuration, clientId } from '../protocol';

/** The settings of an editor that has none. */
export const defaults: Configuration = {
  rules: {},
  profile: 'delivery',
  ...guideRegistry,
  helmVersion: '3.5.4',
  helm: { path: '' },
};

/** The editor's settings as they are now. */
export class LiveConfiguration {
  private settings: Configuration = defaults;

  get current(): Configuration {
    return this.settings;
  }

  /** How rules are to be run. */
  get checks(): CheckOptions {
    const { profile, rules } = this.settings;
    return { profile, levels: new Map<string, Severity | 'off'>(Object.entries(rules)) };
  }

  /** Takes what the editor answers for our section, or pushes under it; true when that changes anything. */
  set(answer: unknown): boolean {
    const next = readConfiguration(answer);
    const isNew = JSON.stringify(next) !== JSON.stringify(this.settings);
    this.settings = next;
    return isNew;
  }

  /** Takes the parameter of `workspace/didChangeConfiguration` of an editor that pushes its settings. */
  setPushed(settings: unknown): boolean {
    const section = read(settings, clientId);
    return section !== undefined && this.set(section);
  }
}

/** Settings from a stranger: what is missing or of the wrong type is as by default. */
function readConfiguration(answer: unknown): Configuration {
  return {
    rules: readLevels(read(answer, 'rules')),
    profile: profiles.find((one): one is Profile => one === read(answer, 'profile')) ?? defaults.profile,
    registry: readText(answer, 'registry') || defaults.registry,
    organization: readText(answer, 'organization') || defaults.organization,
    helmVersion: helmVersions.find((one) => one === read(answer, 'helmVersion')) ?? defaults.helmVersion,
    helm: { path: readText(read(answer, 'helm'), 'path') },
  };
}

function readLevels(value: unknown): Configuration['rules'] {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, RuleLevel] => isLevel(entry[1])));
}

const isLevel = (value: unknown): value is RuleLevel => ruleLevels.some((level) => level === value);

const read = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

function readText(value: unknown, key: string): string {
  const text = read(value, key);
  return typeof text === 'string' ? text : '';
}

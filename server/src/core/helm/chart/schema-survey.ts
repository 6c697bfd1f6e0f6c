import { type Message, say } from '../../text/message';

/** What applying a schema takes, found without applying it. */
export interface SchemaSurvey {
  /** The first `$ref` that leads out of the schema. */
  readonly away: string | undefined;
  /** Why the schema is not compiled at all; undefined when it can be. */
  readonly tooMuch: Message | undefined;
  /** The length of the longest `enum`. */
  readonly choices: number;
  /** Whether items of lists are compared with each other. */
  readonly comparesItems: boolean;
}

/** Compiling takes about 0.1 ms and 10 kB a keyword. */
const mostKeywords = 15_000;
/** How often one value may be judged: alternatives of alternatives double the work at each level. */
const mostJudgements = 10_000;

/** Walks a schema once. */
export function surveySchema(schema: object): SchemaSurvey {
  let keywords = 0;
  let away: string | undefined;
  let choices = 0;
  let comparesItems = false;
  const open: unknown[] = [schema];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      keywords++;
      if (inner !== undefined) open.push(inner);
      if (key === '$ref' && typeof inner === 'string' && !inner.startsWith('#')) away ??= inner;
      if (key === 'enum' && Array.isArray(inner)) choices = Math.max(choices, inner.length);
      if (key === 'uniqueItems' && inner === true) comparesItems = true;
    }
  }
  return { away, tooMuch: excess(schema, keywords), choices, comparesItems };
}

function excess(schema: object, keywords: number): Message | undefined {
  if (keywords > mostKeywords)
    return say('it has more than {most} keywords.', '关键字超过 {most} 个。', { most: mostKeywords });
  return new Judgements(schema).of(schema, 0) > mostJudgements
    ? say(
        'its alternatives (anyOf, oneOf, allOf, $ref) lead to more than {most} ways to judge one value.',
        'anyOf、oneOf、allOf、$ref 的嵌套使同一个值需要判断超过 {most} 次。',
        { most: mostJudgements },
      )
    : undefined;
}

/** How often the value that a schema is for is judged, over all alternatives and references; the widest part counts. */
class Judgements {
  private readonly known = new Map<object, number>();

  constructor(private readonly root: object) {}

  of(schema: unknown, depth: number): number {
    if (typeof schema !== 'object' || schema === null) return 1;
    if (depth > 200) return Number.POSITIVE_INFINITY;
    const known = this.known.get(schema);
    if (known !== undefined) return known;
    this.known.set(schema, 1); // A schema that refers to itself ends with the data.
    let own = 1;
    let widest = 1;
    for (const [key, inner] of Object.entries(schema)) {
      if (key === '$ref') own += this.of(this.target(inner), depth + 1);
      else if (/^(?:anyOf|oneOf|allOf)$/.test(key) && Array.isArray(inner))
        for (const one of inner) own += this.of(one, depth + 1);
      else if (/^(?:not|if|then|else)$/.test(key)) own += this.of(inner, depth + 1);
      else widest = Math.max(widest, this.of(inner, depth + 1));
    }
    const judged = Math.max(own, widest);
    this.known.set(schema, judged);
    return judged;
  }

  private target(reference: unknown): unknown {
    if (typeof reference !== 'string' || !reference.startsWith('#')) return undefined;
    let current: unknown = this.root;
    for (const raw of reference.slice(1).split('/').slice(1)) {
      const key = raw.replace(/~1/g, '/').replace(/~0/g, '~');
      current =
        typeof current === 'object' && current !== null && Object.hasOwn(current, key)
          ? Reflect.get(current, key)
          : undefined;
    }
    return current;
  }
}

import type { SchemaDialect } from '../../schema/validate';
import { findMatch } from '../functions/regexp/match';
import { compileRegexp } from '../functions/regexp/program';

/** What Helm's schema library (gojsonschema) takes for a format, and Go's expressions for patterns. */
export const schemaDialect: SchemaDialect = {
  formats: {
    email: /^[^\s@<>]+@[^\s@<>]+$/,
    ipv4: /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/,
    ipv6: /^(?=.*:)[\da-fA-F:.]{2,45}$/,
    uri: /^[a-zA-Z][a-zA-Z\d+.-]*:[^\s\\"<>^`{|}]*$/,
    'uri-reference': /^[^\s\\]*$/,
    hostname:
      /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*\.?$/,
    uuid: /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i,
    date: /^\d{4}-\d{2}-\d{2}$/,
    'json-pointer': /^(?:\/(?:[^~/]|~[01])*)*$/,
  },
  regExp: (pattern) => {
    const program = compileRegexp(pattern);
    return { test: (text) => findMatch(program, text, 0, limit()) !== undefined };
  },
};

const mostSteps = 1_000_000;

/** Refuses to go on after a bounded number of steps. */
function limit(): (steps: number) => void {
  let left = mostSteps;
  return (steps) => {
    left -= steps;
    if (left < 0) throw new Error('the expression takes too long');
  };
}

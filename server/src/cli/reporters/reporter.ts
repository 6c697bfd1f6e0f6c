import type { Locale } from '../../core/text/message';
import type { Style } from '../terminal/output';
import type { Format } from './formats';
import type { Report } from './report';

/** A report in one form. */
export async function writeReport(
  report: Report,
  format: Format,
  locale: Locale,
  style: Style,
): Promise<string> {
  switch (format) {
    case 'text':
      return (await import('./text')).textReport(report, locale, style);
    case 'json':
      return (await import('./json')).jsonReport(report, locale);
    case 'sarif':
      return (await import('./sarif')).sarifReport(report, locale);
    case 'github':
      return (await import('./github')).githubReport(report, locale);
    case 'junit':
      return (await import('./junit')).junitReport(report, locale);
  }
}

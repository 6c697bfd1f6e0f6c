import type { ClusterServiceVersion } from '../../operator/cluster-service-version';
import type { OperatorSource } from '../../package/operator-source';
import { type ShapeFinding, shapeFindings } from '../shared/shape';

/** Where a ClusterServiceVersion does not have the shape of its schema; worked out once for each of its texts. */
export function versionShape(
  operator: OperatorSource,
  { file }: ClusterServiceVersion,
): readonly ShapeFinding[] {
  const results = operator.resultsOf(file);
  const kept = results.get('shape');
  if (kept instanceof Shape) return kept.findings;
  const made = new Shape(shapeFindings(file, 'clusterServiceVersion'));
  results.set('shape', made);
  return made.findings;
}

/** The findings as a value that is kept with the file. */
class Shape {
  constructor(readonly findings: readonly ShapeFinding[]) {}
}

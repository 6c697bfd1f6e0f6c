import type { Rule } from '../rule';
import type { ListAnnotation } from '../shared/annotation-words';
import { wordFindings } from '../shared/word-repair';
import { annotationOf, currentVersion } from './version-file';

/** A fixture with one annotation, and what is said of a word in it. */
export const exampleAnnotation = (line: string, mark = ''): string => `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    ${line}
${mark}`;

/** The check of an annotation that holds a list of known words; `fallback` is offered where nothing near is known. */
export const checkWords = (key: ListAnnotation, fallback?: string): Rule['check'] =>
  function* (pkg) {
    const csv = currentVersion(pkg);
    if (csv) yield* wordFindings(pkg, csv.file, annotationOf(csv, key), key, fallback);
  };

import type { AnyNode, OperandNode, PipelineNode } from './ast';

/** A node as Go's error messages show it, spaces normalized: `include "x" .`. `text` is the template that it stands in. */
export function formatNode(node: AnyNode, text: string): string {
  switch (node.kind) {
    case 'field':
      return fields(node.names);
    case 'variable':
      return node.name + fields(node.names);
    case 'chain':
      return formatOperand(node.target, text) + fields(node.names);
    case 'identifier':
      return node.name;
    case 'dot':
      return '.';
    case 'command':
      return [node.head, ...node.rest].map((operand) => formatOperand(operand, text)).join(' ');
    case 'pipeline':
      return formatPipeline(node, text);
    case 'action':
      return node.pipeline === undefined ? '' : `{{${formatPipeline(node.pipeline, text)}}}`;
    case 'template':
      return `{{template ${JSON.stringify(node.name)}${node.pipeline ? ` ${formatPipeline(node.pipeline, text)}` : ''}}}`;
    default:
      return text.slice(node.span.start, node.span.end);
  }
}

const fields = (names: readonly string[]): string => names.map((name) => `.${name}`).join('');

const formatOperand = (operand: OperandNode, text: string): string =>
  operand.kind === 'pipeline' ? `(${formatPipeline(operand, text)})` : formatNode(operand, text);

function formatPipeline(pipeline: PipelineNode, text: string): string {
  const names = pipeline.declarations.map(({ name }) => name).join(', ');
  const declared = names === '' ? '' : `${names} ${pipeline.assigns ? '=' : ':='} `;
  return declared + pipeline.commands.map((command) => formatNode(command, text)).join(' | ');
}

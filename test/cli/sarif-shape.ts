const text = {
  type: 'object',
  required: ['text'],
  additionalProperties: false,
  properties: { text: { type: 'string', minLength: 1 } },
};
const count = { type: 'integer', minimum: 1 };
const region = {
  type: 'object',
  required: ['startLine', 'startColumn', 'endLine', 'endColumn'],
  additionalProperties: false,
  properties: { startLine: count, startColumn: count, endLine: count, endColumn: count },
};
const artifactLocation = {
  type: 'object',
  required: ['uri'],
  additionalProperties: false,
  properties: { uri: { type: 'string', pattern: "^[A-Za-z0-9._~!$&'()*+;=@%/-]+$" } },
};
const physicalLocation = {
  type: 'object',
  required: ['artifactLocation'],
  additionalProperties: false,
  properties: { artifactLocation, region },
};
const logicalLocations = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    properties: { fullyQualifiedName: { type: 'string' }, kind: { type: 'string' } },
  },
};
const level = { enum: ['none', 'note', 'warning', 'error'] };
const replacement = {
  type: 'object',
  required: ['deletedRegion'],
  additionalProperties: false,
  properties: {
    deletedRegion: region,
    insertedContent: {
      type: 'object',
      additionalProperties: false,
      properties: { text: { type: 'string' } },
    },
  },
};
const artifactChange = {
  type: 'object',
  required: ['artifactLocation', 'replacements'],
  additionalProperties: false,
  properties: { artifactLocation, replacements: { type: 'array', minItems: 1, items: replacement } },
};
const fix = {
  type: 'object',
  required: ['artifactChanges'],
  additionalProperties: false,
  properties: {
    description: text,
    artifactChanges: { type: 'array', minItems: 1, items: artifactChange },
  },
};
const result = {
  type: 'object',
  required: ['ruleId', 'ruleIndex', 'level', 'message', 'locations'],
  additionalProperties: false,
  properties: {
    ruleId: { type: 'string' },
    ruleIndex: { type: 'integer', minimum: 0 },
    level,
    message: text,
    locations: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['physicalLocation'],
        additionalProperties: false,
        properties: { physicalLocation, logicalLocations },
      },
    },
    relatedLocations: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: {
        type: 'object',
        required: ['id', 'physicalLocation', 'message'],
        additionalProperties: false,
        properties: {
          id: { type: 'integer', minimum: 0 },
          physicalLocation,
          logicalLocations,
          message: text,
        },
      },
    },
    fixes: { type: 'array', minItems: 1, uniqueItems: true, items: fix },
    partialFingerprints: { type: 'object', additionalProperties: { type: 'string' } },
  },
};
const rule = {
  type: 'object',
  required: ['id', 'shortDescription', 'fullDescription', 'help', 'helpUri', 'defaultConfiguration'],
  additionalProperties: false,
  properties: {
    id: { type: 'string' },
    shortDescription: text,
    fullDescription: text,
    help: {
      type: 'object',
      required: ['text', 'markdown'],
      additionalProperties: false,
      properties: { text: { type: 'string' }, markdown: { type: 'string' } },
    },
    helpUri: { type: 'string', pattern: '^https://[!-~]+$' },
    defaultConfiguration: {
      type: 'object',
      required: ['level'],
      additionalProperties: false,
      properties: { level },
    },
    properties: { type: 'object' },
  },
};
const driver = {
  type: 'object',
  required: ['name', 'semanticVersion', 'rules'],
  additionalProperties: false,
  properties: {
    name: { const: 'oscpkg' },
    semanticVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+' },
    informationUri: { type: 'string' },
    language: { type: 'string', pattern: '^[a-z]{2}-[A-Z]{2}$' },
    rules: { type: 'array', uniqueItems: true, minItems: 1, items: rule },
  },
};

/**
 * What our reports use of SARIF 2.1.0, stricter than its schema: nothing else may occur, lines and columns start at 1, and
 * every result names its rule. (Checked once against the schema that OASIS publishes.)
 */
export const sarifShape = {
  type: 'object',
  required: ['$schema', 'version', 'runs'],
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      minItems: 1,
      maxItems: 1,
      items: {
        type: 'object',
        required: ['tool', 'results'],
        additionalProperties: false,
        properties: {
          tool: { type: 'object', required: ['driver'], additionalProperties: false, properties: { driver } },
          columnKind: { const: 'utf16CodeUnits' },
          invocations: { type: 'array' },
          results: { type: 'array', items: result },
        },
      },
    },
  },
};

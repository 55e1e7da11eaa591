/** OpenAPI 3.0 says `nullable` where JSON Schema has a type `null`. */
export function withNull(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withNull);
  if (!isObject(schema)) return schema;
  const { nullable, ...rest } = schema;
  const converted = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, withNull(value)]));
  return nullable === true ? { anyOf: [converted, { type: 'null' }] } : converted;
}

/** The schema of a request's body that takes no field which it does not name: a typing error in ours is found. */
export function closedBody(schema: unknown): unknown {
  if (!isObject(schema)) return schema;
  const parts = ['oneOf', 'anyOf', 'allOf'].flatMap(
    (name) => (Array.isArray(schema[name]) ? schema[name] : []) as unknown[],
  );
  const own = isObject(schema['properties']) ? schema['properties'] : {};
  const closed = {
    ...schema,
    ...(isObject(schema['properties']) && {
      properties: Object.fromEntries(Object.entries(own).map(([name, one]) => [name, closedBody(one)])),
    }),
    ...(isObject(schema['items']) && { items: closedBody(schema['items']) }),
  };
  const names = [schema, ...parts].flatMap((part) =>
    isObject(part) && isObject(part['properties']) ? Object.keys(part['properties']) : [],
  );
  const isOpen = names.length === 0 || parts.some((part) => isObject(part) && '$ref' in part);
  return isOpen ? closed : { ...closed, propertyNames: { enum: [...new Set(names)] } };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

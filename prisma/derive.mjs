/**
 * The schema for PostgreSQL, derived from prisma/schema.prisma, which stays the one source: the same models under
 * another provider.
 */

const HEAD = '// Derived from ../schema.prisma by generate.mjs; change it there.\n\n';

/** The schema's text with PostgreSQL as its provider and, for the generator, a client of its own; it lies in prisma/postgresql. */
export function postgresqlSchema(schema) {
  const derived = schema
    .replace(/^(?:\/\/.*\n)*\n*/, HEAD)
    .replace('provider = "sqlite"', 'provider = "postgresql"')
    .replace('"../src/store/generated"', '"../../src/store/generated/postgresql"');
  if (!derived.includes('"postgresql"') || !derived.includes('generated/postgresql"')) {
    throw new Error('prisma/schema.prisma has no provider or output that could be derived from.');
  }
  return derived;
}

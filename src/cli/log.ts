/** The program's log: JSON lines that tell what happened, never who or what was said. */
import type { Logger } from 'pino';
import { pino } from 'pino';

/** Logs are JSON lines on standard error; what people write and who they are is never in them. */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      serializers: { err: withoutData },
      redact: {
        paths: ['*.text', '*.phone', '*.token', '*.address', 'req.headers'],
        censor: '[…]',
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}

/** An error by kind and place; a database's message may quote what somebody wrote, so it is left out. */
function withoutData(err: unknown): Record<string, unknown> {
  if (!(err instanceof Error)) return { type: typeof err };
  const places = (err.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const quotes = /prisma|sqlite/i.test(`${err.name} ${err.constructor.name}`);
  return {
    type: err.constructor.name,
    ...('code' in err ? { code: err.code } : {}),
    ...(quotes ? {} : { message: err.message }),
    stack: places.slice(0, 12).join('\n'),
  };
}

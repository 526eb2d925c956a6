/** `npm run -s cloud:templates`: the WhatsApp templates as an office submits them to Meta, one JSON object a line. */
import { templateDefinitions } from '../channels/whatsapp-cloud/templates.ts';
import { loadTexts } from '../text/render.ts';
import { projectRoot } from '../config.ts';

for (const definition of templateDefinitions(loadTexts(new URL('locales/', projectRoot())))) {
  console.log(JSON.stringify(definition));
}

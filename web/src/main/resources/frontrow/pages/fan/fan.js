/** The one who looks at the fan's page. */
import { Sessions } from '../shared/session.js';

export const fan = new Sessions('frontrow.fan', 'fan-');

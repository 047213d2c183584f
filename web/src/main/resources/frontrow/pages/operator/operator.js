/** The one who looks at the operator's page. */
import { Sessions } from '../shared/session.js';

export const operator = new Sessions('frontrow.operator', 'operator-', ['OPERATOR']);

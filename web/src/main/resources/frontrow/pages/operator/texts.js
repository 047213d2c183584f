import { speaker } from '../shared/language.js';
import { en } from './texts/en.js';
import { ko } from './texts/ko.js';

export const t = speaker({ en, ko });

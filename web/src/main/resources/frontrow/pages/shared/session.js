/**
 * Who is looking. The demo's issuer gives a token to whoever says a name; elsewhere it is the OpenID Connect provider's.
 */
import { call, Refusal } from './api.js';

/** @typedef {{userId: string, token: string}} Session */

export class Sessions {
  /**
   * @param {string} place  where the name is kept in this browser
   * @param {string} prefix of a name that is made up
   * @param {string[]} roles
   */
  constructor(place, prefix, roles = []) {
    this.place = place;
    this.prefix = prefix;
    this.roles = roles;
    /** @type {Session | null} */
    this.session = null;
  }

  /** @returns {string} the name, kept for the next visit; made up at the first one */
  userId() {
    let userId = localStorage.getItem(this.place);
    if (userId === null) {
      userId = this.prefix + crypto.getRandomValues(new Uint32Array(1))[0].toString(36);
      localStorage.setItem(this.place, userId);
    }
    return userId;
  }

  /** @param {string} userId */
  become(userId) {
    localStorage.setItem(this.place, userId);
    this.session = null;
  }

  async bearer() {
    const userId = this.userId();
    if (this.session?.userId !== userId) {
      const answer = await call('POST', '/api/demo/users', { body: { userId, roles: this.roles } });
      this.session = { userId, token: answer.body.accessToken };
    }
    return 'Bearer ' + this.session.token;
  }

  /** As {@link call}, in this one's name; a token that is over is replaced once. */
  async call(method, path, options = {}) {
    try {
      return await call(method, path, await this.signed(options));
    } catch (refusal) {
      if (!(refusal instanceof Refusal) || !refusal.code.startsWith('TOKEN_')) {
        throw refusal;
      }
      this.session = null;
      return call(method, path, await this.signed(options));
    }
  }

  async signed(options) {
    return { ...options, headers: { ...options.headers, Authorization: await this.bearer() } };
  }
}

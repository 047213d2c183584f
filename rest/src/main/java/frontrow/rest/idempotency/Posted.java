package frontrow.rest.idempotency;

/** A request on its way into a batch. */
record Posted<Q>(RequestKey key, Fingerprint fingerprint, String path, Q request) {}

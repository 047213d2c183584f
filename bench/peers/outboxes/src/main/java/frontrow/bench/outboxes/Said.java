package frontrow.bench.outboxes;

import java.util.UUID;

/** What is to be told, and the key that orders it. */
record Said(UUID id, String key) {}

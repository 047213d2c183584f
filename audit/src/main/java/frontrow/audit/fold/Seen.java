package frontrow.audit.fold;

/** A record while it is folded: its event's kind, where it is, and when the event says that it happened. */
record Seen(EventKind kind, long location, long atMicros) {}

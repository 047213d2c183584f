package frontrow.audit.read;

/** A record that has no event. */
final class Unreadable extends Exception {

    Unreadable(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}

package frontrow.audit.fold;

import java.util.UUID;

/** Whether a record's key is the id that it should be; compares without making the id's text. */
final class Keys {

    private static final int[] DASHES = {8, 13, 18, 23};
    private static final int LENGTH = 36;

    private Keys() {}

    static boolean isTextOf(String key, UUID id) {
        if (key.length() != LENGTH) {
            return false;
        }
        int dash = 0;
        int nibble = 0;
        for (int i = 0; i < LENGTH; i++) {
            char c = key.charAt(i);
            if (dash < DASHES.length && i == DASHES[dash]) {
                dash++;
                if (c != '-') {
                    return false;
                }
                continue;
            }
            long bits = nibble < 16 ? id.getMostSignificantBits() : id.getLeastSignificantBits();
            int digit = (int) (bits >>> (60 - 4 * (nibble & 15))) & 15;
            if (c != Character.forDigit(digit, 16)) {
                return false;
            }
            nibble++;
        }
        return true;
    }
}

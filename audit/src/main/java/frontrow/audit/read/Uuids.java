package frontrow.audit.read;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the text of a UUID from bytes, without making a text: an event has five of them or so. */
final class Uuids {

    private static final int LENGTH = 36;
    private static final byte NOT_HEX = -1;
    private static final byte[] NIBBLES = nibbles();

    private Uuids() {}

    private static byte[] nibbles() {
        byte[] nibbles = new byte[256];
        Arrays.fill(nibbles, NOT_HEX);
        for (int digit = 0; digit < 16; digit++) {
            nibbles[Character.forDigit(digit, 16)] = (byte) digit;
            nibbles[Character.toUpperCase(Character.forDigit(digit, 16))] = (byte) digit;
        }
        return nibbles;
    }

    /** @return null if it is not one in its canonical form */
    static @Nullable UUID parse(byte[] text, int length) {
        if (length != LENGTH || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') {
            return null;
        }
        long first = hex(text, 0, 8);
        long second = hex(text, 9, 13);
        long third = hex(text, 14, 18);
        long fourth = hex(text, 19, 23);
        long fifth = hex(text, 24, 36);
        return (first | second | third | fourth | fifth) < 0
                ? null
                : new UUID(first << 32 | second << 16 | third, fourth << 48 | fifth);
    }

    /** Negative if one of them is no digit. */
    private static long hex(byte[] text, int from, int to) {
        long value = 0;
        int notHex = 0;
        for (int i = from; i < to; i++) {
            byte nibble = NIBBLES[text[i] & 0xff];
            notHex |= nibble;
            value = value << 4 | nibble;
        }
        return notHex < 0 ? -1 : value;
    }
}

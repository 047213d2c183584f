package frontrow.messaging;

/** An event that can never be handled: unknown type, impossible transition, broken invariant. It goes to the dead letters. */
public class ImpossibleEvent extends RuntimeException {

    public ImpossibleEvent(String message) {
        super(message);
    }

    public static ImpossibleEvent unknownType(Delivered delivered) {
        return new ImpossibleEvent("No handler for events of type " + delivered.event().getSchema().getFullName() + ".");
    }
}

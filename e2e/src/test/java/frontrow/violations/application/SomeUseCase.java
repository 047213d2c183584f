package frontrow.violations.application;

/** For a domain class to know. */
public final class SomeUseCase {

    public static String name() {
        return "use case";
    }

    private SomeUseCase() {}
}

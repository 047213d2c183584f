package frontrow.violations.web;

/** For a domain class to know. */
public final class SomeController {

    public static String name() {
        return "controller";
    }

    private SomeController() {}
}

package frontrow.local;

import java.io.PrintWriter;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The operator's part of the payment service's API, which says who may do what. */
@Command(name = "payments", mixinStandardHelpOptions = true, sortOptions = false, description = "Payments that cannot end by themselves, and what to do about them. Works on the running system.")
final class PaymentsCommand implements Callable<Integer> {

    private static final String PAYMENTS = "/api/admin/payments";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say what to do: list --parked, show, resume or compensate.");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the parked ones, longest parked first.")
    int list(@Option(names = "--parked", required = true, description = "those that wait for an operator") boolean parked,
            @Mixin OperatorApi api) {
        int count = 0;
        String after = "";
        while (true) {
            JsonNode page = api.get(PAYMENTS + "?parked=" + parked + "&limit=200" + after);
            for (JsonNode payment : page.path("payments")) {
                out().printf("%s  %s  %d %s of %s  parked %s  %s%n", text(payment, "paymentId"), text(payment, "status"),
                        payment.path("amount").asLong(), text(payment, "currency"), text(payment, "userId"),
                        text(payment, "parkedAt"), text(payment, "parkedReason"));
                count++;
            }
            if (!page.hasNonNull("next")) {
                out().println(count == 0 ? "No payment is parked." : count + " are parked: payments show|resume|compensate.");
                return 0;
            }
            after = "&after=" + text(page, "next");
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows everything about one payment, parked or not.")
    int show(@Parameters(paramLabel = "PAYMENT") UUID payment, @Mixin OperatorApi api) {
        out().println(api.get(PAYMENTS + "/" + payment).toPrettyString());
        return 0;
    }

    @Command(name = "resume", mixinStandardHelpOptions = true, description = "Has the wallet asked once more for a parked payment's refund.")
    int resume(@Parameters(paramLabel = "PAYMENT") UUID payment,
            @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "for whoever asks later") String reason,
            @Mixin OperatorApi api) {
        api.post(PAYMENTS + "/" + payment + "/resume", reason.isEmpty() ? Map.of() : Map.of("reason", reason));
        out().println("Resumed; it is parked again if the wallet does not answer in time.");
        return 0;
    }

    @Command(name = "compensate", mixinStandardHelpOptions = true, description = {
            "Ends a parked payment by hand: its refund counts as done.",
            "Make sure that the fan has the amount, and that the wallet does not refund it later: discard its dead letter, if there is one."})
    int compensate(@Parameters(paramLabel = "PAYMENT") UUID payment,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "how the fan got the amount") String reason,
            @Mixin OperatorApi api) {
        JsonNode ended = api.post(PAYMENTS + "/" + payment + "/compensate", Map.of("reason", reason));
        out().println("Ended: it is " + text(ended, "status") + " now.");
        return 0;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}

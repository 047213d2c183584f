package frontrow.messaging.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedriveAwareContainerFactoryTest {

    @Test
    void listensToTheTopicsAndToWhatIsDrivenAgainForTheGroupAlone() {
        var topics = RedriveAwareContainerFactory.subscription(List.of("wallet.events", "payment.events"), "payment")
                .asMatchPredicate();

        assertThat(List.of("wallet.events", "payment.events", "wallet.events.payment.redrive", "payment.events.payment.redrive"))
                .allMatch(topics);
        assertThat(List.of("wallet-events", "wallet.events.payment.dlt", "wallet.events.wallet.redrive", "my.wallet.events"))
                .noneMatch(topics);
    }
}

package frontrow.bench.eventuate;

import io.eventuate.tram.commands.consumer.CommandWithDestination;
import io.eventuate.tram.commands.consumer.CommandWithDestinationBuilder;
import io.eventuate.tram.sagas.orchestration.SagaDefinition;
import io.eventuate.tram.sagas.simpledsl.SimpleSaga;

/**
 * <pre>
 * step             action                       compensation
 * pin the hold     HELD → PAYING                PAYING → RELEASED
 * debit            DebitWallet to the wallet    – (the last that can fail)
 * confirm          PAYING → CONFIRMED
 * </pre>
 */
final class PurchaseSaga implements SimpleSaga<Purchase> {

    private final Channels channels;
    private final Waiters waiters;
    private final SagaDefinition<Purchase> definition;

    PurchaseSaga(Channels channels, Reservations reservations, Waiters waiters) {
        this.channels = channels;
        this.waiters = waiters;
        this.definition = step().invokeLocal(reservations::pin).withCompensation(reservations::release)
                .step().invokeParticipant(this::debit)
                .step().invokeLocal(reservations::confirm)
                .build();
    }

    @Override
    public SagaDefinition<Purchase> getSagaDefinition() {
        return definition;
    }

    @Override
    public String getSagaType() {
        return channels.sagaType();
    }

    private CommandWithDestination debit(Purchase purchase) {
        return CommandWithDestinationBuilder.send(new DebitWallet(purchase.reservationId(), purchase.fan(), purchase.amount()))
                .to(channels.wallet()).build();
    }

    @Override
    public void onSagaCompletedSuccessfully(String sagaId, Purchase purchase) {
        waiters.tellAfterCommit(purchase.attempt(), PayResult.CONFIRMED);
    }

    @Override
    public void onSagaRolledBack(String sagaId, Purchase purchase) {
        waiters.tellAfterCommit(purchase.attempt(), PayResult.RELEASED);
    }
}

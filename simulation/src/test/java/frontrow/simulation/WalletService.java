package frontrow.simulation;

import frontrow.events.Topics;
import frontrow.wallet.application.Charge;
import frontrow.wallet.application.ChargeWallet;
import frontrow.wallet.domain.ChargeDecision;
import frontrow.wallet.domain.ChargePolicy;
import frontrow.wallet.domain.Ledger;
import frontrow.wallet.domain.PaymentId;
import frontrow.wallet.domain.Settlement;
import frontrow.wallet.messaging.WalletIntake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The wallet service: one database, two instances. */
final class WalletService {

    private static final ChargePolicy POLICY = new ChargePolicy(LedgerTables.WON, 1_000, 5_000);

    private final Database database;
    private final LedgerTables tables;
    private final StuckRefunds stuckRefunds;
    private final List<Endpoint<Charge, ChargeDecision>> charges = new ArrayList<>();

    WalletService(World world, Broker broker, Wiring wiring) {
        this.database = wiring.database(world, "wallet");
        this.tables = wiring.ledgerTables(database);
        Ledger ledger = wiring.ledger(tables);
        ChargeWallet chargeWallet = new ChargeWallet(ledger, database.outbox(), POLICY);
        var settleDebits = wiring.settleDebits(ledger, database.outbox());

        this.stuckRefunds = new StuckRefunds(world.faults());
        Group settling = new Group(broker.topic(Topics.PAYMENT), stuckRefunds);
        KeyTable keys = wiring.keyTable(database);
        Promises promises = new Promises(world);
        List<Instance> instances = new ArrayList<>();
        for (String name : List.of("wallet-1", "wallet-2")) {
            Instance instance = new Instance(name, world);
            instances.add(instance);
            Endpoint<Charge, ChargeDecision> desk = new Endpoint<>(new Posts(instance, database, keys), promises, wiring,
                    chargeWallet::charge);
            charges.add(desk);
            world.actors().add(desk);
            world.actors().add(wiring.subscriber(world, instance, settling, WalletIntake.payments(settleDebits), this::run));
        }
        world.actors().add(wiring.relay(world, database, broker.topic(Topics.WALLET), instances));
    }

    private void run(Instance instance, Instant begunAt, Runnable work) {
        database.transaction(instance, begunAt, () -> {
            work.run();
            return true;
        });
    }

    Endpoint<Charge, ChargeDecision> charges(int number) {
        return charges.get(number);
    }

    StuckRefunds stuckRefunds() {
        return stuckRefunds;
    }

    Settlement settlementOf(UUID payment) {
        return tables.settlementOf(new PaymentId(payment));
    }

    Database database() {
        return database;
    }

    LedgerTables tables() {
        return tables;
    }
}

package frontrow.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.events.payment.RefundReason;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** That the simulation bites: bugs that are easily made, each found within the schedules of a default build. */
class DeliberateBugsTest {

    private static final long BUDGET = 10_000;

    private String verdict = "";

    private void isFound(Wiring bug) {
        Optional<Long> seed = Run.firstFailing(LongStream.range(0, BUDGET), bug);

        assertThat(seed).as("found within %d schedules", BUDGET).isPresent();
        List<String> violations = Run.violations(seed.orElseThrow(), bug);
        verdict = "found after %d schedules (the audit of the topics %s): %s".formatted(seed.orElseThrow() + 1,
                Run.auditSees(seed.orElseThrow(), bug) ? "sees it, too" : "cannot see it", violations.getFirst());
    }

    @AfterEach
    @SuppressWarnings("SystemOut") // how hard it was to find is what one wants to know
    void tell(TestInfo test) {
        System.out.println(test.getDisplayName() + " " + verdict);
    }

    @Test
    void refundOfACancellationIsForgotten() {
        isFound(LeakyOutboxes.refundIsForgotten(RefundReason.CANCELLATION));
    }

    @Test
    void refundOfATimeoutIsForgotten() {
        isFound(LeakyOutboxes.refundIsForgotten(RefundReason.TIMEOUT));
    }

    @Test
    void outboxRowIsWrittenAfterTheCommit() {
        isFound(LeakyOutboxes.rowIsWrittenAfterTheCommit());
    }

    @Test
    void outboxRowIsWrittenBeforeTheCommit() {
        isFound(LeakyOutboxes.rowIsWrittenBeforeTheCommit());
    }

    @Test
    void relayConfirmsBeforeItSends() {
        isFound(LeakyOutboxes.relayConfirmsBeforeItSends());
    }

    @Test
    void offsetIsCommittedBeforeTheTransaction() {
        isFound(CarelessConsumers.offsetIsCommittedBeforeTheTransaction());
    }

    @Test
    void watcherCommitsPastWhatIsOpen() {
        isFound(CarelessConsumers.watcherCommitsPastWhatIsOpen());
    }

    @Test
    void keyIsWrittenAfterTheCommit() {
        isFound(ForgottenKeys.keyIsWrittenAfterTheCommit());
    }

    @Test
    void keyIsWrittenBeforeTheCommit() {
        isFound(ForgottenKeys.keyIsWrittenBeforeTheCommit());
    }

    @Test
    void fingerprintIsIgnored() {
        isFound(ForgottenKeys.fingerprintIsIgnored());
    }

    @Test
    void fingerprintIsNeverTheSame() {
        isFound(ForgottenKeys.fingerprintIsNeverTheSame());
    }

    @Test
    void debitIsNotIdempotent() {
        isFound(SloppyLedgers.debitIsNotIdempotent());
    }

    @Test
    void rejectedDebitIsNotRemembered() {
        isFound(SloppyLedgers.rejectedDebitIsNotRemembered());
    }

    @Test
    void deadlineIsIgnoredForALateDebit() {
        isFound(SloppyLedgers.deadlineIsIgnoredForALateDebit());
    }

    @Test
    void compensatesWhatWasDebitedAndNeverToBeRefunded() {
        isFound(HastyDecisions.compensatesWhatWasDebitedAndNeverToBeRefunded());
    }

    @Test
    void compensatesTwice() {
        isFound(HastyDecisions.compensatesTwice());
    }

    @Test
    void resumeStartsASecondDebit() {
        isFound(HastyDecisions.resumeStartsASecondDebit());
    }

    @Test
    void resumeAsksUnderANewId() {
        isFound(HastyDecisions.resumeAsksUnderANewId());
    }

    @Test
    void holdIsNotPinned() {
        isFound(DoubleSales.holdIsNotPinned());
    }

    @Test
    void takeoverReleasesNobody() {
        isFound(DoubleSales.takeoverReleasesNobody());
    }

    @Test
    void redeliveredFailureFreesSeatsThatWereResold() {
        isFound(DoubleSales.redeliveredFailureFreesSeatsThatWereResold());
    }

    @Test
    void passCanBuyAgain() {
        isFound(DoubleSales.passCanBuyAgain());
    }

    @Test
    void oneMoreIsAdmittedThanTheRoomHolds() {
        isFound(QueueJumpers.oneMoreThanTheRoomHolds());
    }

    @Test
    void admissionsAreBelievedWithoutTheFold() {
        isFound(QueueJumpers.admissionsAreBelievedWithoutTheFold());
    }
}

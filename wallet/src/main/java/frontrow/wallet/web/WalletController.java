package frontrow.wallet.web;

import com.github.f4b6a3.uuid.UuidCreator;
import frontrow.messaging.Trace;
import frontrow.rest.Answer;
import frontrow.rest.Caller;
import frontrow.rest.IdempotentPost;
import frontrow.rest.Problem;
import frontrow.wallet.application.Charge;
import frontrow.wallet.application.ChargeWallet;
import frontrow.wallet.application.ViewWallet;
import frontrow.wallet.domain.ChargeDecision;
import frontrow.wallet.domain.FanId;
import frontrow.wallet.domain.Transfer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own wallet; nobody else's can be named. */
@RestController
@RequestMapping("/api/wallet")
class WalletController {

    private final IdempotentPost<Charge, ChargeDecision> charges;
    private final ViewWallet viewWallet;

    WalletController(IdempotentPost.Factory posts, ChargeWallet chargeWallet, ViewWallet viewWallet) {
        this.charges = posts.of("charge-wallet", chargeWallet::charge, WalletController::answer);
        this.viewWallet = viewWallet;
    }

    @PostMapping("/charges")
    ResponseEntity<String> charge(HttpServletRequest http, Caller caller, @Valid @RequestBody ChargeBody body) {
        Charge charge = new Charge(UuidCreator.getTimeOrderedEpoch(), new FanId(caller.userId()), body.amount(), Trace.current());
        return charges.answer(http, caller, body, charge);
    }

    private static Answer answer(ChargeDecision decision) {
        return switch (decision) {
            case ChargeDecision.Charged(Transfer transfer) -> new Answer.Success(HttpStatus.CREATED, WalletBody.after(transfer));
            case ChargeDecision.AmountNotPositive() -> refused("AMOUNT_NOT_POSITIVE", "The amount must be greater than zero.");
            case ChargeDecision.AboveChargeMax(long chargeMaxMinor) ->
                refused("CHARGE_LIMIT", "One charge can be at most %d.".formatted(chargeMaxMinor));
            case ChargeDecision.AboveBalanceMax(long balanceMinor, long balanceMaxMinor) -> refused("BALANCE_LIMIT",
                    "A wallet can hold at most %d, and this one holds %d already.".formatted(balanceMaxMinor, balanceMinor));
        };
    }

    private static Answer refused(String code, String detail) {
        return new Answer.Refusal(Problem.of(HttpStatus.BAD_REQUEST, code, detail));
    }

    @GetMapping
    WalletBody wallet(Caller caller) {
        FanId fan = new FanId(caller.userId());
        return WalletBody.of(fan, viewWallet.balanceOf(fan));
    }

    @GetMapping("/entries")
    EntriesBody entries(Caller caller, @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam Optional<UUID> after) {
        // One more than asked for tells whether there is a next page.
        List<Transfer> transfers = viewWallet.entriesOf(new FanId(caller.userId()), after, limit + 1).orElseThrow(() -> Problem
                .of(HttpStatus.BAD_REQUEST, "UNKNOWN_ENTRY", "`after` must be the transferId of one of your own entries."));
        return EntriesBody.page(transfers, limit);
    }
}

package dev.souk.system.chaos.verify;

import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.history.ServerState;
import dev.souk.system.chaos.history.ServerState.Deposit;
import dev.souk.system.observe.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What else clients were told was done: deposits, adjustments of stock, closed accounts. */
public final class SideEffectChecks {

    private final RunEvidence evidence;

    SideEffectChecks(RunEvidence evidence) {
        this.evidence = evidence;
    }

    List<Verdict> verdicts() {
        return List.of(depositsAreMadeOnce(), stockIsAdjustedOnce(), closedAccountsAreClosed());
    }

    /** How much of something there must be at least, and how much there may be besides. */
    private record Bounds(long sure, long possible) {

        Bounds and(Bounds other) {
            return new Bounds(sure + other.sure, possible + other.possible);
        }

        static Bounds of(IdempotentOperation deed, long amount) {
            return new Bounds(deed.done().isPresent() ? amount : 0, deed.isUndecided() ? amount : 0);
        }

        boolean allow(long found) {
            return found >= sure && found <= sure + possible;
        }
    }

    private Verdict depositsAreMadeOnce() {
        var finding = new Finding("I2", "a deposit answered 201 is in the ledger once, a refused one not at all");
        Map<Deposit, Bounds> bounds = new HashMap<>();
        for (IdempotentOperation deposit : evidence.operations(Intent.DEPOSIT)) {
            long cents = RunEvidence.number(deposit.asked(), "amount_cents");
            var what = new Deposit(Objects.requireNonNull(deposit.user()), cents);
            bounds.merge(what, Bounds.of(deposit, 1), Bounds::and);
        }
        bounds.forEach((deposit, expected) -> {
            long found = evidence.books().deposits().getOrDefault(deposit, 0L);
            finding.look(
                    expected.allow(found),
                    deposit,
                    () -> "is in the ledger %d times, told %s".formatted(found, expected));
        });
        return finding.verdict();
    }

    private Verdict stockIsAdjustedOnce() {
        var finding = new Finding("I3", "an adjustment of stock answered 201 is booked once, a refused one not at all");
        Map<String, Bounds> bounds = new HashMap<>();
        for (IdempotentOperation adjustment : evidence.operations(Intent.STOCK)) {
            if (adjustment.path().endsWith("/stock")) {
                long pieces = RunEvidence.number(adjustment.asked(), "delta");
                bounds.merge(adjustment.path(), Bounds.of(adjustment, pieces), Bounds::and);
            }
        }
        bounds.forEach((path, expected) -> {
            UUID item = UUID.fromString(path.substring("/items/".length(), path.length() - "/stock".length()));
            long found = pieces(evidence.books(), item) - pieces(evidence.before(), item);
            finding.look(expected.allow(found), path, () -> "%d pieces came, told %s".formatted(found, expected));
        });
        return finding.verdict();
    }

    private static long pieces(ServerState books, UUID item) {
        return books.adjusted().getOrDefault(item, 0L);
    }

    private Verdict closedAccountsAreClosed() {
        var finding = new Finding("I2", "an account whose closing was answered 204 is closed");
        evidence.operations(Intent.ACCOUNT).stream()
                .filter(deed -> deed.path().startsWith("/users/") && deed.done().isPresent())
                .forEach(deed -> finding.look(
                        evidence.books().closed().contains(Objects.requireNonNull(deed.user())),
                        "user " + deed.user(),
                        () -> "was told that the account is closed"));
        return finding.verdict();
    }
}

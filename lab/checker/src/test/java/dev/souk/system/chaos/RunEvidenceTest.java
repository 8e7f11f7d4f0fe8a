package dev.souk.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.chaos.RunEvidence.PlacedOrder;
import dev.souk.system.chaos.fault.Fault;
import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.chaos.fault.Poison;
import dev.souk.system.chaos.fault.Rewind;
import dev.souk.system.chaos.load.History;
import dev.souk.system.check.Verdict;
import dev.souk.system.check.Verdict.Violation;
import dev.souk.system.observe.Event;
import dev.souk.system.observe.TopicContents;
import dev.souk.system.observe.TopicContents.Position;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunEvidenceTest {

    private static final History NO_CALLS = new History(Path.of("target/no-calls.jsonl"), Clock.systemUTC());

    /** Offsets of dead letters. */
    private static final long STORED = -1;

    private static final long COPIED = 0;
    private static final Fault SERVICE = new Fault.Kill("cart-service#1");
    private static final Fault REWIND = new Rewind("cart-service");

    @Test
    void faultsThatAreInjectedAndHealedHold() {
        assertThat(broken(2, injected(SERVICE), injected(REWIND))).isEmpty();
    }

    @Test
    void aPlannedFaultThatWasNotInjectedIsAViolation() {
        assertThat(broken(3, injected(SERVICE), injected(REWIND))).containsExactly("run");
    }

    @Test
    void aRunThatIsTooShortForAFaultIsAViolation() {
        assertThat(broken(0)).containsExactly("run");
    }

    @Test
    void aFaultThatFailedIsAViolation() {
        assertThat(broken(2, injected(SERVICE), failed(REWIND))).containsExactly("run");
    }

    @Test
    void aProcessThatNeedsASecondStartIsAViolation() {
        assertThat(broken(1, new Incident(SERVICE, 1_000, 3_000, List.of(), List.of("ended"), true)))
                .containsExactly("I15");
    }

    @Test
    void aFaultThatIsNeverHealedIsAViolation() {
        assertThat(broken(1, new Incident(SERVICE, 1_000, 3_000, List.of(), List.of("not ready"), false)))
                .containsExactly("I15");
    }

    @Test
    void aPoisonRecordThatIsNoDeadLetterOfOneReaderIsAViolation() {
        var poison = new Poison("souk.users", Poison.Form.TRUNCATED, new UUID(0, 1));
        RunEvidence evidence = evidence(1, injected(poison));

        assertThat(evidence.poisonIsDeadLettered(topics(STORED, "cart-service", "order-service"))
                        .holds())
                .isTrue();
        assertThat(evidence.poisonIsDeadLettered(topics(STORED, "cart-service")).violations())
                .extracting(Violation::detail)
                .containsExactly("not in the table of order-service");
    }

    @Test
    void aCopyOfAPoisonRecordCannotBeReplayedAndIsAViolationWithoutItsRow() {
        var poison = new Poison("souk.users", Poison.Form.TRUNCATED, new UUID(0, 1));

        assertThat(evidence(1, injected(poison))
                        .poisonIsDeadLettered(topics(COPIED, "cart-service", "order-service"))
                        .violations())
                .hasSize(2);
    }

    @Test
    void anEventThatIsADeadLetterIsAViolation() {
        var poison = letter("any", Map.of());
        var poisonWithHeaders = letter("any", Map.of("ce_id", String.valueOf(poison.key())));
        var event = letter("any", Map.of("ce_id", "any", "souk_origin", "souk.users/0/7", "souk_reason", "too late"));
        var topics = new TopicContents(List.of(), List.of(poison, poisonWithHeaders, event)::forEach, _ -> {});

        assertThat(RunEvidence.nothingElseIsDeadLettered(topics).violations())
                .containsExactly(new Violation("dead letter of souk.users/0/7", "is event any: too late"));
    }

    @Test
    void aProcessThatEndsByItselfIsAViolationOfOneRun() {
        var exits = new ArrayDeque<>(List.of("cart-service#1 ended with 1"));

        assertThat(RunEvidence.noExits(exits).holds()).isFalse();
        assertThat(RunEvidence.noExits(exits).holds()).isTrue();
    }

    @Test
    void theRecoveryIsThatOfTheSlowestOrderSinceTheLastFaultOrSinceItWasPlaced() {
        var before = new PlacedOrder("CONFIRMED", true, 2_000, 3_800);
        var after = new PlacedOrder("CANCELLED timed-out", true, 4_000, 4_900);

        assertThat(with(before).recovery()).isEqualTo(Duration.ofMillis(800));
        assertThat(with(before, after).recovery()).isEqualTo(Duration.ofMillis(900));
    }

    @Test
    void aRunWithoutAConfirmedOrderIsAViolation() {
        var cancelled = new PlacedOrder("CANCELLED timed-out", true, 2_000, 3_800);

        assertThat(with(cancelled).confirmed().violations())
                .containsExactly(new Violation("customers", "placed 1 orders, none of which was confirmed"));
        assertThat(with(cancelled, new PlacedOrder("CONFIRMED", true, 2_000, 3_800))
                        .confirmed()
                        .holds())
                .isTrue();
    }

    private static RunEvidence with(PlacedOrder... orders) {
        return new RunEvidence(1, NO_CALLS, List.of(orders), List.of(injected(SERVICE)));
    }

    @Test
    void aRecoveryOfMoreThan30SecondsIsAViolation() {
        assertThat(isRecovered(true, 33_000)).isTrue();
        assertThat(isRecovered(true, 33_001)).isFalse();
        assertThat(isRecovered(false, 0)).isFalse();
    }

    private static boolean isRecovered(boolean isFinal, long finalAt) {
        return with(new PlacedOrder("", isFinal, 2_000, finalAt)).finalSoon().holds();
    }

    private static RunEvidence evidence(int planned, Incident... incidents) {
        return new RunEvidence(planned, NO_CALLS, List.of(), List.of(incidents));
    }

    /** Two groups read the topic; these have rejected the record. */
    private static TopicContents topics(long offset, String... groups) {
        List<Position> readers = Stream.of("cart-service", "order-service")
                .map(group -> new Position(group, "souk.users", 0, 1, 1))
                .toList();
        List<Event> letters = Stream.of(groups)
                .map(group -> "souk.users." + group + ".dlt")
                .map(topic -> letter(topic, offset, Map.of()))
                .toList();
        return new TopicContents(readers, letters::forEach, _ -> {});
    }

    private static Event letter(String topic, Map<String, String> headers) {
        return letter(topic, COPIED, headers);
    }

    private static Event letter(String topic, long offset, Map<String, String> headers) {
        return new Event(topic, 0, offset, new UUID(0, 1).toString(), headers, "");
    }

    private static List<String> broken(int planned, Incident... incidents) {
        RunEvidence evidence = evidence(planned, incidents);
        return Stream.of(evidence.injected(), evidence.healed())
                .filter(verdict -> !verdict.holds())
                .map(Verdict::invariant)
                .toList();
    }

    private static Incident injected(Fault fault) {
        return new Incident(fault, 1_000, 3_000, List.of(), List.of(), true);
    }

    private static Incident failed(Fault fault) {
        return new Incident(fault, 1_000, 3_000, List.of("no response"), List.of(), true);
    }
}

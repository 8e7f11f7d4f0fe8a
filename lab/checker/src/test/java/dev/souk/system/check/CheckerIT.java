package dev.souk.system.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.check.Verdict.Violation;
import dev.souk.system.observe.Event;
import dev.souk.system.observe.Target;
import dev.souk.system.observe.TopicContents;
import dev.souk.tools.client.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The checker on the data of a real system: every invariant holds; then one row is corrupted, and the checker names it.
 * The topics, which do not change any more, are then read once for all rows and records.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckerIT {

    private final SeededShop shop;
    private final Target target;
    private final Report healthy;
    private final Report logs;
    private final RecordedTopics topics;
    private final Path status;

    CheckerIT(@TempDir Path temporary) {
        status = temporary.resolve("status.json");
        shop = new SeededShop(temporary.resolve(".souk"));
        target = shop.target();
        healthy = Checker.check(target);
        logs = Checker.checkLogs(target, shop.logs());
        topics = RecordedTopics.of(target);
        shop.stopServices();
    }

    @AfterAll
    void stop() {
        shop.close();
    }

    @Test
    void everyInvariantIsCheckedAndHolds() {
        assertThat(healthy.and(logs).verdicts())
                .allSatisfy(verdict -> {
                    assertThat(verdict.violations()).as(verdict.claim()).isEmpty();
                    assertThat(verdict.checkedCount()).as(verdict.claim()).hasPositiveValue();
                })
                .extracting(Verdict::invariant)
                .contains("I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9", "I11", "I12", "I14", "I15");
    }

    @Test
    void inMotionOnlyWhatHoldsAtAnyTimeIsChecked() {
        Report report = Checker.check(target, TopicContents.of(target), false);

        assertThat(report.holds()).isTrue();
        assertThat(report.verdicts()).extracting(Verdict::invariant).doesNotContain("I1", "I15");
    }

    static Stream<CorruptedRow> rows() {
        return CorruptedRow.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aCorruptedRowIsNamed(CorruptedRow row) throws SQLException {
        try (var copy = new CopiedDatabase(target, shop.superuserPassword(), row.service())) {
            Map<String, String> ids = copy.change(row.sql());

            assertThat(violations(Checker.check(copy.target(), topics.contents(), true)))
                    .containsExactlyInAnyOrderElementsOf(named(row.named(), ids));
        }
    }

    @Test
    void inMotionWhatIsReservedForAConfirmedOrderCountsAsSold() throws SQLException {
        try (var copy = new CopiedDatabase(target, shop.superuserPassword(), "cart-service")) {
            String item = copy.change(CorruptedLedgers.STILL_RESERVED).get("item_id");

            assertThat(violations(Checker.check(copy.target(), topics.contents(), false)))
                    .containsExactly("I3 stock of item " + item);
        }
    }

    @Test
    void theCommandEndsWithOneIfAnInvariantIsBroken() throws SQLException, IOException {
        try (var copy = new CopiedDatabase(target, shop.superuserPassword(), "user-service")) {
            Files.writeString(status, shop.status(copy.target()));
            var command = new CommandLine(new CheckCommand());

            assertThat(command.execute("--target", status.toString(), "--in-motion"))
                    .isZero();
            copy.change(CorruptedLedgers.BELOW_ZERO);
            assertThat(command.execute("--target", status.toString(), "--in-motion"))
                    .isOne();
        }
    }

    /** Its total, its lines and its events agree. */
    @Test
    void anOrderAtAnotherPriceThanThatOfItsItemIsNamedUnlessTheItemWasChanged() throws SQLException {
        try (var copy = new CopiedDatabase(target, shop.superuserPassword(), "cart-service")) {
            String item = copy.change("""
                    update item set price_cents = price_cents + 1
                    where id = (select item_id from stock_posting where kind = 'SELL' order by id limit 1)
                    returning id
                    """).get("id");
            List<String> named = target.database("order-service")
                    .column("select 'I14 order ' || order_id from order_line where item_id = '%s'".formatted(item));

            assertThat(violations(Checker.check(copy.target(), topics.contents(), true)))
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(named);

            copy.change("update item set version = 2 where id = '%s' returning id".formatted(item));
            assertThat(violations(Checker.check(copy.target(), topics.contents(), true)))
                    .isEmpty();
        }
    }

    /**
     * A confirmed order of the shop, as its effects are seen if order-service says something else of it, or nothing.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            CONFIRMED | true  | -
            CANCELLED | true  | I5 I7
            CANCELLED | false | I5 I7
            PLACED    | true  | I4 I7
            PLACED    | false | -
            unknown   | true  | I4 I7
            unknown   | false | -
            """)
    void theEffectsOfAnOrderAreComparedWithItsStatus(String status, boolean atRest, @Nullable String broken) {
        String order = idsOfAnswers().get("confirmed");

        assertThat(effects(target, order, with(status), atRest))
                .containsExactlyElementsOf(
                        broken == null
                                ? List.of()
                                : Stream.of(broken.split(" "))
                                        .map(invariant -> invariant + " order " + order)
                                        .toList());
    }

    @Test
    void anOrderThatIsPaidFromAnotherWalletIsNamed() {
        String order = idsOfAnswers().get("confirmed");

        assertThat(effects(target, order, stored -> stored.put("user_id", new UUID(0, 1).toString()), true))
                .containsExactly("I7 order " + order);
    }

    /** It is paid, and what it has is reserved instead of sold. */
    @ParameterizedTest
    @CsvSource({"CANCELLED, I5", "PLACED,", "unknown, I4"})
    void aReservationIsOfAnOrderThatIsNotFinal(String status, @Nullable String broken) throws SQLException {
        try (var copy = new CopiedDatabase(target, shop.superuserPassword(), "cart-service")) {
            String order = copy.change(CorruptedLedgers.STILL_RESERVED).get("order_id");

            assertThat(effects(copy.target(), order, with(status), true))
                    .containsExactlyElementsOf(Stream.of(broken, "I7")
                            .filter(Objects::nonNull)
                            .map(invariant -> invariant + " order " + order)
                            .toList());
        }
    }

    @Test
    void anOrderThatIsRefundedToAnotherWalletIsNamed() throws SQLException {
        try (var copy = new CopiedDatabase(target, shop.superuserPassword(), "user-service")) {
            String order = copy.change("""
                    with refund as (
                        insert into ledger_posting (id, kind, order_id)
                        select gen_random_uuid(), 'refund', order_id from payment where state = 'TAKEN' limit 1
                        returning id, order_id)
                    insert into ledger_entry (posting_id, account_id, amount_cents)
                    select refund.id, w.id, amount_cents from refund join payment using (order_id)
                    join ledger_account w on kind = 'wallet' and w.id <> user_id limit 1
                    returning (select order_id from refund)
                    """).get("order_id");

            assertThat(effects(copy.target(), order, with("CANCELLED"), true))
                    .containsExactly("I5 order " + order, "I7 order " + order);
        }
    }

    private static Consumer<ObjectNode> with(String status) {
        return status.equals("unknown") ? ObjectNode::removeAll : order -> order.put("status", status);
    }

    /** The violations if order-service knew an order otherwise, or, of what is removed, not at all. */
    private static List<String> effects(
            Target target, @Nullable String order, Consumer<ObjectNode> change, boolean atRest) {
        try (var databases = new Databases(target)) {
            JsonNode orders = Json.MAPPER.readTree(databases.orders());
            orders.valueStream()
                    .filter(stored -> stored.path("id").asString().equals(order))
                    .forEach(stored -> change.accept((ObjectNode) stored));

            return violations(new Report(
                    Checker.effects(databases, orders.toString(), atRest).toList()));
        }
    }

    static Stream<CorruptedTopic> records() {
        return CorruptedTopic.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void aCorruptedRecordIsNamed(CorruptedTopic record) {
        Event victim = CorruptedTopic.victim(topics);
        RecordedTopics corrupted = record.change().of(topics, victim);
        var ids =
                Map.of("key", String.valueOf(victim.key()), "id", String.valueOf(victim.id()), "place", victim.place());

        assertThat(violations(Checker.check(target, corrupted.contents(), true)))
                .containsExactlyInAnyOrderElementsOf(named(record.named(), ids));
    }

    static Stream<CorruptedAnswer> answers() {
        return CorruptedAnswer.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void anAnswerThatTheDatabaseContradictsIsNamed(CorruptedAnswer answer) {
        Map<String, String> ids = idsOfAnswers();

        Report report = Checker.checkAnswers(target, answer.service(), answer.history(ids));

        assertThat(violations(report)).containsExactlyInAnyOrderElementsOf(named(answer.named(), ids));
    }

    @Test
    void anOrderThatItsUserDidNotCancelIsNamed() throws SQLException {
        Map<String, String> ids = idsOfAnswers();
        try (var copy = new CopiedDatabase(target, shop.superuserPassword(), "order-service")) {
            String order = copy.change("update orders set reason = 'cancelled-by-user' where id = '%s' returning id"
                            .formatted(ids.get("cancelled")))
                    .get("id");

            assertThat(answered(copy.target(), CorruptedAnswer.TRUE, ids)).containsExactly("I13 order " + order);
            assertThat(answered(copy.target(), CorruptedAnswer.CANCELLED, ids)).isEmpty();
        }
    }

    @Test
    void anOrderThatIsStoredForAnotherUserIsNamed() throws SQLException {
        Map<String, String> ids = idsOfAnswers();
        try (var copy = new CopiedDatabase(target, shop.superuserPassword(), "order-service")) {
            String order = copy.change("update orders set user_id = gen_random_uuid() where id = '%s' returning id"
                            .formatted(ids.get("confirmed")))
                    .get("id");

            assertThat(answered(copy.target(), CorruptedAnswer.TRUE, ids))
                    .containsExactly("I1 order " + order, "I13 order " + order);
        }
    }

    private static List<String> answered(Target target, CorruptedAnswer answer, Map<String, String> ids) {
        return violations(Checker.checkAnswers(target, answer.service(), answer.history(ids)));
    }

    private Map<String, String> idsOfAnswers() {
        var ids = new HashMap<String, String>();
        target.database("order-service").forEach(CorruptedAnswer.IDS, row -> {
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                ids.put(row.getMetaData().getColumnLabel(column), row.getString(column));
            }
        });
        return ids;
    }

    /** "One missing event" among the records above is the same on the day of the change, and named. */
    @Test
    void anEventThatTheBrokerNoLongerKeepsMayBeMissing() throws SQLException {
        Event victim = CorruptedTopic.victim(topics);
        try (var copy = new CopiedDatabase(target, shop.superuserPassword(), "order-service")) {
            copy.change("""
                    update order_history set at = at - interval '8 days'
                    where order_id = '%s' and position = 2 returning order_id
                    """.formatted(victim.key()));

            RecordedTopics without = CorruptedTopic.without().of(topics, victim);
            assertThat(violations(Checker.check(copy.target(), without.contents(), true)))
                    .containsExactly("I9 souk.orders %s #2".formatted(victim.key()));
        }
    }

    /** It was delivered again today. */
    @Test
    void aStoredDeadLetterOfARecordThatTheBrokerNoLongerKeepsHolds() throws SQLException {
        try (var copy = new CopiedDatabase(target, shop.superuserPassword(), "cart-service")) {
            copy.change("""
                    update dead_letter set origin = 'souk.orders/0/987654@'
                        || (extract(epoch from now() - interval '8 days') * 1000)::bigint returning id
                    """);

            assertThat(violations(Checker.check(copy.target()))).isEmpty();
        }
    }

    @Test
    void aDigestNamesTheTableThatChanged() throws SQLException {
        TableDigest before = TableDigest.of(target);

        assertThat(before.compareTo(TableDigest.of(target)).holds()).isTrue();
        try (var copy = new CopiedDatabase(target, shop.superuserPassword(), "cart-service")) {
            copy.change("""
                    update cart set version = version + 1
                    where user_id = (select user_id from cart limit 1) returning user_id
                    """);
            assertThat(before.compareTo(TableDigest.of(copy.target())).violations())
                    .extracting(Violation::subject)
                    .containsExactly("table cart-service cart");
        }
    }

    private static List<String> violations(Report report) {
        return report.verdicts().stream()
                .flatMap(verdict ->
                        verdict.violations().stream().map(violation -> verdict.invariant() + " " + violation.subject()))
                .toList();
    }

    private static List<String> named(List<String> templates, Map<String, String> ids) {
        return templates.stream()
                .map(template -> CorruptedAnswer.filled(template, ids))
                .toList();
    }
}

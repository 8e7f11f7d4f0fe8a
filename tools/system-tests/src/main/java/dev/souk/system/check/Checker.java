package dev.souk.system.check;

import dev.souk.launcher.process.Await;
import dev.souk.launcher.report.LauncherException;
import dev.souk.system.check.books.BookReader;
import dev.souk.system.check.books.Books;
import dev.souk.system.check.books.Books.Waiting;
import dev.souk.system.check.books.OrderBook;
import dev.souk.system.observe.Broker;
import dev.souk.system.observe.Report;
import dev.souk.system.observe.Snapshot;
import dev.souk.system.observe.Target;
import dev.souk.system.observe.Target.Database;
import dev.souk.system.observe.Topics;
import dev.souk.system.observe.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads a system's databases and topics and judges what they say together.
 *
 * <p>Knows tables and events, and no code of any service. Assumes that topics still have all records (the broker keeps
 * them for a week) and changes nothing: each database is read in one read-only snapshot, topics without a consumer
 * group. What only clients can tell (I13, and half of I2) and what has to be provoked (I10, half of I11) is seen under
 * chaos.
 */
public final class Checker {

    static final List<String> SERVICES = List.of("user-service", "cart-service", "order-service");

    private static final List<Function<Evidence, Stream<Verdict>>> RULES = List.of(
            OrderRules::judge,
            KeyRules::judge,
            StockRules::judge,
            SaleRules::judge,
            WalletRules::judge,
            ChargeRules::judge,
            EventRules::judge,
            SequenceRules::judge,
            DeadLetterRules::judge,
            PrivacyRules::judge,
            RestRules::judge);

    private Checker() {}

    /**
     * Reads all databases and topics once and says what holds. Expects the system to be at rest (I1, I15 say so if it
     * is not).
     */
    public static Report check(Target target) {
        return judge(read(target, true));
    }

    /**
     * As above, for a system in motion or partly down: leaves out what holds at rest only (I1, I15, I8's "every change
     * has its event").
     */
    public static Report checkInMotion(Target target) {
        return judge(read(target, false));
    }

    /** What of I12 the logs of a folder show; who has registered is read from the target. */
    public static Report checkLogs(Target target, Path folder) {
        try (Snapshot users = open(target, "user-service")) {
            return new Report(List.of(PrivacyRules.logs(folder, BookReader.money(users))));
        }
    }

    /** Waits until nothing is under way any more, or for so long; a part that is down is waited for. */
    public static boolean awaitRest(Target target, Duration limit) {
        return new Await(limit, Duration.ofMillis(200)).until(() -> isAtRest(target));
    }

    static Report judge(Evidence evidence) {
        return new Report(RULES.stream()
                .flatMap(rule -> rule.apply(evidence))
                .sorted(java.util.Comparator.comparingInt(
                        verdict -> Integer.parseInt(verdict.invariant().substring(1))))
                .toList());
    }

    static Evidence read(Target target, boolean atRest) {
        Topics topics;
        try (var broker = new Broker(target.kafka())) {
            topics = broker.read();
        }
        return Evidence.of(books(target), topics, atRest);
    }

    private static Books books(Target target) {
        try (Snapshot orders = open(target, "order-service")) {
            OrderBook book = BookReader.orders(orders);
            try (Snapshot stock = open(target, "cart-service");
                    Snapshot users = open(target, "user-service")) {
                List<Waiting> waiting = Stream.of(
                                BookReader.waiting(users, "user-service"),
                                BookReader.waiting(stock, "cart-service"),
                                BookReader.waiting(orders, "order-service"))
                        .flatMap(List::stream)
                        .toList();
                return new Books(
                        book, BookReader.stock(stock), BookReader.money(users), waiting, BookReader.answers(orders));
            }
        }
    }

    private static boolean isAtRest(Target target) {
        try (var broker = new Broker(target.kafka());
                Snapshot orders = open(target, "order-service")) {
            return !orders.any("select from orders where status not in ('CONFIRMED', 'CANCELLED')")
                    && SERVICES.stream().noneMatch(service -> isTelling(target, service))
                    && broker.positions().stream().allMatch(position -> position.lag() == 0);
        } catch (LauncherException away) {
            return false;
        }
    }

    private static boolean isTelling(Target target, String service) {
        try (Snapshot database = open(target, service)) {
            return database.any("select from outbox");
        }
    }

    private static Snapshot open(Target target, String service) {
        Database database = Objects.requireNonNull(target.databases().get(service), service);
        return Snapshot.of(database.jdbcUrl(), database.user(), database.password());
    }
}

package dev.souk.system.check;

import static java.util.stream.Collectors.groupingBy;

import dev.souk.system.check.books.StockBook;
import dev.souk.system.check.books.StockBook.Level;
import dev.souk.system.check.books.StockBook.Posting;
import dev.souk.system.observe.Findings;
import dev.souk.system.observe.Verdict;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** I3: on hand, reserved and sold are never negative; their sum equals the adjustments. */
final class StockRules {

    private StockRules() {}

    static Stream<Verdict> judge(Evidence evidence) {
        StockBook book = evidence.books().stock();
        Map<UUID, List<Posting>> postings = book.postings().stream().collect(groupingBy(Posting::item));
        var negative = new Findings("I3", "no item has less than nothing on hand, reserved or sold");
        var summed = new Findings("I3", "a row of stock is the sum of its postings");
        var adjusted = new Findings("I3", "on hand, reserved and sold together are what was adjusted");
        for (Level level : book.levels()) {
            String subject = "stock of item " + level.item();
            Level sum = sum(level.item(), postings.getOrDefault(level.item(), List.of()));
            long pieces = level.onHand() + level.reserved() + level.sold();
            long adjustments = adjustments(postings.getOrDefault(level.item(), List.of()));
            negative.expect(
                    level.onHand() >= 0 && level.reserved() >= 0 && level.sold() >= 0, subject, "is %s", text(level));
            summed.expect(sum.equals(level), subject, "is %s, its postings add up to %s", text(level), text(sum));
            adjusted.expect(pieces == adjustments, subject, "is %d pieces, adjusted were %d", pieces, adjustments);
        }
        return Stream.of(negative.verdict(), summed.verdict(), adjusted.verdict(), postings(book));
    }

    private static Verdict postings(StockBook book) {
        var findings = new Findings("I3", "a posting takes from one account what it gives to another");
        book.postings()
                .forEach(posting -> findings.expect(
                        posting.external() + posting.onHand() + posting.reserved() + posting.sold() == 0,
                        "stock posting " + posting.id(),
                        "%s of item %s moves external %d, on hand %d, reserved %d, sold %d",
                        posting.kind(),
                        posting.item(),
                        posting.external(),
                        posting.onHand(),
                        posting.reserved(),
                        posting.sold()));
        return findings.verdict();
    }

    private static Level sum(UUID item, List<Posting> postings) {
        return new Level(
                item, sum(postings, Posting::onHand), sum(postings, Posting::reserved), sum(postings, Posting::sold));
    }

    private static long sum(List<Posting> postings, ToLongFunction<Posting> column) {
        return postings.stream().mapToLong(column).sum();
    }

    private static long adjustments(List<Posting> postings) {
        return sum(postings.stream().filter(posting -> posting.order() == null).toList(), Posting::onHand);
    }

    private static String text(Level level) {
        return "%d on hand, %d reserved, %d sold".formatted(level.onHand(), level.reserved(), level.sold());
    }
}

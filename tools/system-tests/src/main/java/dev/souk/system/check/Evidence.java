package dev.souk.system.check;

import dev.souk.system.check.books.Books;
import dev.souk.system.observe.Event;
import dev.souk.system.observe.Topics;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that is judged. Topics were read first, then order-service, then the others: what an event tells of was committed
 * before, and what a final order says of the others was true before.
 *
 * @param facts  what the databases say has been told
 * @param told   events without poison: without what is not whole, and without what a group has put aside although no
 *               change of a service told it. I11 looks at those. In motion, a group may still be about to put it aside.
 * @param atRest whether nothing is expected to be under way any more
 */
record Evidence(Books books, Topics topics, ExpectedEvents facts, List<Event> told, boolean atRest) {

    static Evidence of(Books books, Topics topics, boolean atRest) {
        ExpectedEvents facts = ExpectedEvents.of(books);
        Set<String> putAside =
                topics.deadLetters().stream().map(DeadLetterRules::origin).collect(Collectors.toSet());
        List<Event> told = topics.events().stream()
                .filter(Event::isWhole)
                .filter(event ->
                        facts.tell(event) || (!putAside.contains(event.place()) && (atRest || topics.isHandled(event))))
                .toList();
        return new Evidence(books, topics, facts, told, atRest);
    }
}

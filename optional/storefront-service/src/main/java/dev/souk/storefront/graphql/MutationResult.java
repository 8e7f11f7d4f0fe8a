package dev.souk.storefront.graphql;

import dev.souk.common.problem.ProblemException;
import dev.souk.storefront.security.CallerToken;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** The outcome of a mutation: a problem is one of the types of its union. */
public final class MutationResult {

    private MutationResult() {}

    /** The outcome, or the problem with which it fails. */
    public static Mono<Object> of(Mono<?> outcome) {
        return outcome.cast(Object.class)
                .onErrorResume(ProblemException.class, problem -> Mono.just(ProblemView.of(problem)));
    }

    /** The same of a change that needs a token. Arguments are checked before the call: an invalid one is no call. */
    public static <T> Mono<Object> ofCaller(Supplier<Mono<T>> change) {
        return of(CallerToken.requiredFor(change));
    }
}

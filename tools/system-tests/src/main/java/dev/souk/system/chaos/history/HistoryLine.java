package dev.souk.system.chaos.history;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call as a line of the history file. */
public record HistoryLine(
        long at,
        long took,
        int shopper,
        @Nullable UUID user,
        String call,
        @Nullable UUID key,
        @Nullable String body,
        @Nullable Integer status,
        @Nullable String answer) {

    private static final int MAX_LENGTH = 400;

    static HistoryLine of(ClientCall call) {
        ClientRequest request = call.request();
        boolean isSecret = request.intent() == Intent.ACCOUNT;
        Integer status = call.outcome() instanceof CallOutcome.Answered answer ? answer.status() : null;
        return new HistoryLine(
                call.at(),
                call.took(),
                call.shopper(),
                call.user(),
                request.method() + " " + request.path(),
                request.key(),
                isSecret ? null : request.body(),
                status,
                isSecret ? null : answer(call.outcome()));
    }

    private static String answer(CallOutcome outcome) {
        return switch (outcome) {
            case CallOutcome.NoResponse failure -> failure.why();
            case CallOutcome.Answered answer ->
                answer.body().length() <= MAX_LENGTH
                        ? answer.body()
                        : answer.body().substring(0, MAX_LENGTH);
        };
    }
}

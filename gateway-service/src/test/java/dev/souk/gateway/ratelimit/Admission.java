package dev.souk.gateway.ratelimit;

import dev.souk.common.problem.ProblemException;
import org.springframework.http.HttpHeaders;

/** Whether a request is admitted. */
final class Admission {

    private Admission() {}

    static boolean of(CallerBuckets buckets, String caller, int tokens, HttpHeaders response) {
        try {
            buckets.take(caller, tokens, response);
            return true;
        } catch (ProblemException rejection) {
            return false;
        }
    }
}
